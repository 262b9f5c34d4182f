import { expect, test } from 'vitest'
import { saveSettings } from '#domain/settings/commands.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { aNewsroom, by, ownerSql } from '#testing/database.ts'
import { followTimeZone } from './follow-time-zone.ts'
import { startWorker } from './start-worker.ts'

const zones = async () =>
  (await ownerSql()`select timezone from jobs.schedule where name = 'new-day'`).map((row) => row.timezone)

test('a newsroom that moves has its midnight in the new zone, without a restart', async () => {
  const { admin } = await aNewsroom()
  const worker = await startWorker({ zonePause: 20 })
  try {
    expect(await zones()).toEqual(['Europe/Paris'])
    for (const timeZone of ['America/Guadeloupe', 'Indian/Reunion']) {
      await saveSettings(by(admin), { ...defaultSettings, timeZone })
      await expect.poll(zones, { timeout: 5_000 }).toEqual([timeZone])
    }
  } finally {
    await worker.stop()
  }
})

test('a zone that could not be scheduled is tried again, one that stays is not', async () => {
  const asked: string[] = []
  const timeZone = followTimeZone(async (zone) => {
    asked.push(zone)
    if (asked.length === 1) throw new Error('no database')
  }, 60_000)
  await expect(timeZone.look()).rejects.toThrow('no database')
  await timeZone.look()
  await timeZone.look()
  timeZone.stop()
  expect(asked).toHaveLength(2)
})
