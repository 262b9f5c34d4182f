import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bucket } from '#lib/env-bucket.ts'

type RverMaker = new (
  options: object,
) => {
  run(): Promise<AddressInfo>
  close(): Promise<void>
}

/** A server of buckets on this machine, with one in it. */
export async function aBucket(): Promise<{ bucket: Bucket; close(): Promise<void> }> {
  // It has no types.
  const name: string = '@20minutes/s3rver'
  const { default: S3rver } = (await import(name)) as { default: RverMaker }
  const directory = mkdtempSync(join(tmpdir(), 'bucket-'))
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    // It signs the address of a list in another way than the client and Amazon do.
    allowMismatchedSignatures: true,
    directory,
    configureBuckets: [{ name: 'journal' }],
  })
  const { port } = await server.run()
  return {
    bucket: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket: 'journal',
      region: 'us-east-1',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      readKey: undefined,
      pathStyle: true,
    },
    async close() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
