import { beforeEach, expect, test, vi } from 'vitest'
import { staffMetadata } from './staff-metadata.ts'

const { getSettings } = vi.hoisted(() => ({ getSettings: vi.fn() }))
vi.mock('#domain/settings/queries.ts', () => ({ getSettings }))

const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' })
beforeEach(() => {
  getSettings.mockResolvedValue({ language: 'en', name: 'The Daylight' })
})

test('a desk has its own name and the newspaper’s', async () => {
  expect(await staffMetadata((t) => t('moderation.title'))).toEqual({ title: 'Moderation – The Daylight' })
})

test('with the database away it still says where one is', async () => {
  getSettings.mockRejectedValue(away)
  expect(await staffMetadata((t) => t('redaction.list.title'))).toEqual({ title: 'Rédaction – Plein Jour' })
})

test('a title that needs the database leaves the name of the newspaper', async () => {
  expect(await staffMetadata(() => Promise.reject(away))).toEqual({ title: 'The Daylight' })
})

test('a mistake of ours is not an outage', async () => {
  const mistake = new TypeError('undefined is not a function')
  await expect(staffMetadata(() => Promise.reject(mistake))).rejects.toBe(mistake)
})
