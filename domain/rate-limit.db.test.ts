import { expect, test, vi } from 'vitest'
import { appDb, transaction } from '#db/client.ts'
import { ownerSql } from '#testing/database.ts'
import { forgetOldLimits, takePoints } from './rate-limit.ts'

const limit = { points: 5, seconds: 60 }
const takeOne = async (db: Parameters<typeof takePoints>[0], key: string) =>
  (await takePoints(db, [{ key, limit }]))[0]!

test('admits its points and says when to come back', async () => {
  const answers = []
  for (let n = 0; n < 7; n++) answers.push(await takeOne(appDb(), 'one-by-one'))
  expect(answers.map((answer) => answer.allowed)).toEqual([true, true, true, true, true, false, false])
  for (const { retryAfter } of answers) expect(retryAfter).toBeGreaterThanOrEqual(1)
  for (const { retryAfter } of answers) expect(retryAfter).toBeLessThanOrEqual(60)
})

test('never admits more, however many ask at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => transaction((tx) => takeOne(tx, 'at-once'))),
  )
  expect(answers.filter((answer) => answer.allowed)).toHaveLength(5)
})

test('starts anew when its window is over, and again for only as many', async () => {
  for (let n = 0; n < 6; n++) await takeOne(appDb(), 'window')
  await ownerSql()`update rate_limits set reset_at = now() - interval '1 second' where key = 'window'`
  const answers = await Promise.all(Array.from({ length: 20 }, () => takeOne(appDb(), 'window')))
  expect(answers.filter((answer) => answer.allowed)).toHaveLength(5)
})

test('keeps keys apart, and forgets the ones that are over', async () => {
  for (let n = 0; n < 6; n++) await takeOne(appDb(), 'theirs')
  expect(await takeOne(appDb(), 'ours')).toMatchObject({ allowed: true })
  await ownerSql()`update rate_limits set reset_at = now() - interval '1 second' where key = 'theirs'`
  await forgetOldLimits(appDb())
  const left = (await ownerSql()<{ key: string }[]>`select key from rate_limits`).map((row) => row.key)
  expect(left).toContain('ours')
  expect(left).not.toContain('theirs')
})

test('forgetting waits for nobody: it never meets a post crosswise', async () => {
  const keys = ['cross-1', 'cross-2', 'cross-3']
  // The other way round than a post takes them: the table is cleaned in the order in which its rows lie.
  for (const key of keys.toReversed())
    await ownerSql()`insert into rate_limits values (${key}, 1, now() - interval '1 second')`
  const waiting = (many: number) =>
    vi.waitUntil(async () => {
      const rows = await ownerSql()`
        select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`
      return rows.length >= many
    })
  let taking: Promise<{ allowed: boolean }[]> | undefined
  let forgetting: Promise<void> | undefined
  await ownerSql().begin(async (sql) => {
    await sql`select 1 from rate_limits where key = 'cross-2' for update`
    taking = takePoints(
      appDb(),
      keys.map((key) => ({ key, limit })),
    )
    taking.catch(() => {})
    // It holds the first window now, and comes to the third when we let it.
    await waiting(1)
    forgetting = forgetOldLimits(appDb())
    forgetting.catch(() => {})
    await Promise.race([forgetting, waiting(2)])
  })
  await forgetting
  expect(await taking).toMatchObject([{ allowed: true }, { allowed: true }, { allowed: true }])
})
