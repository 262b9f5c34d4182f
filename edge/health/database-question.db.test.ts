import { expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { publicSql } from '#testing/database.ts'
import { askDatabase } from './database-question.ts'

const connections = () =>
  publicSql()`select pid from pg_stat_activity where application_name = 'plein-jour-edge'`

test('a database that answers is there, and no connection stays', async () => {
  expect(await askDatabase(env().publicUrl!)()).toBe(true)
  await expect.poll(async () => (await connections()).length).toBe(0)
})

test('one that lets nobody in is not', async () => {
  const stranger = new URL(env().publicUrl!)
  stranger.password = 'wrong'
  expect(await askDatabase(stranger.href)()).toBe(false)
})
