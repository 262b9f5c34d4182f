import { expect, test, vi } from 'vitest'
import type { Bucket } from '#lib/env-bucket.ts'
import { openBucket } from './bucket.ts'
import { createS3Storage } from './s3.ts'

vi.mock('./s3.ts', () => ({ createS3Storage: vi.fn() }))

const bucket: Bucket = {
  bucket: 'journal',
  endpoint: undefined,
  region: 'us-east-1',
  accessKeyId: 'id',
  secretAccessKey: 'key',
  readKey: undefined,
  pathStyle: false,
}

test('a client that could not be loaded is loaded again, and one that was is kept', async () => {
  const opened = vi.mocked(createS3Storage)
  opened.mockRejectedValueOnce(new Error('EMFILE'))
  opened.mockResolvedValue({
    put: async () => {},
    get: async () => undefined,
    head: async () => undefined,
    delete: async () => {},
    list: async () => ({ objects: [], after: undefined }),
  })
  const storage = openBucket({ bucket })!
  await expect(storage.get('a.jpg')).rejects.toThrow('EMFILE')
  expect(await storage.get('a.jpg')).toBeUndefined()
  await Promise.all([storage.get('a.jpg'), storage.delete('a.jpg')])
  expect(opened).toHaveBeenCalledTimes(2)
})

test('where there is no bucket, none is opened', () => {
  expect(openBucket({ bucket: undefined })).toBeUndefined()
})
