import { afterEach, expect, test } from 'vitest'
import { lists, tags } from '#contract/tags.ts'
import { transaction } from '#db/client.ts'
import { touched } from '#domain/invalidation/invalidations.ts'
import { invalidate, invalidateAt } from '#domain/invalidation/record.ts'
import { env } from '#lib/env.ts'
import { ownerSql, publicSql } from '#testing/database.ts'
import { createFollower, type InvalidationFollower, type Progress } from './follower.ts'
import { openInvalidationTable } from './postgres-source.ts'
import type { Invalidation } from './version-guard.ts'

const feeds: InvalidationFollower[] = []
afterEach(async () => {
  await Promise.all(feeds.splice(0).map((follower) => follower.stop()))
})

async function follow(
  every = 60_000,
  progress?: Progress,
): Promise<{ follower: InvalidationFollower; applied: Invalidation[]; lost: number }> {
  const state = { applied: [] as Invalidation[], lost: 0 }
  const follower = createFollower({
    source: openInvalidationTable(env().publicUrl!),
    progress,
    apply: (invalidation) => state.applied.push(invalidation),
    onLost: () => {
      state.lost++
    },
    log: { info() {}, warn() {}, error() {} },
    every,
  })
  feeds.push(follower)
  await follower.read()
  follower.start()
  return Object.assign(state, { follower })
}

const listeners = () =>
  publicSql()<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'plein-jour-edge' and query ilike 'listen%'`

test('what a command invalidates is heard by the bell, with the role of reader pages', async () => {
  const following = await follow()
  await expect.poll(async () => (await listeners()).length).toBe(1)
  await transaction((tx) => invalidate(tx, { tags: [tags.home], hard: true }))
  await expect.poll(() => following.applied).toEqual([{ tags: ['front'], hard: true }])
  expect(following.follower.lag).toBeLessThan(5)
})

test('a row that is seen after a higher one is not passed over', async () => {
  const following = await follow()
  await expect.poll(async () => (await listeners()).length).toBe(1)
  let commit = () => {}
  let begun = () => {}
  const inserted = new Promise<void>((resolve) => {
    begun = resolve
  })
  const slow = transaction(async (tx) => {
    await invalidate(tx, { tags: [tags.newest(lists.section('lente'))], hard: false })
    begun()
    await new Promise<void>((resolve) => {
      commit = resolve
    })
  })
  await inserted
  await transaction((tx) => invalidate(tx, { tags: [tags.newest(lists.section('rapide'))], hard: false }))
  await expect.poll(() => following.applied.length).toBe(1)
  commit()
  await slow
  await expect
    .poll(() => following.applied.map((one) => one.tags[0]))
    .toEqual(['newest:section.rapide', 'newest:section.lente'])
})

test('a lost connection is made again, and what was said meanwhile is read', async () => {
  const following = await follow(200)
  await expect.poll(async () => (await listeners()).length).toBe(1)
  await publicSql()`
    select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'plein-jour-edge'`
  await transaction((tx) => invalidate(tx, touched.siteChanged()))
  await expect.poll(() => following.applied, { timeout: 10_000 }).toEqual([{ tags: ['site'], hard: false }])
  await expect.poll(async () => (await listeners()).length, { timeout: 10_000 }).toBe(1)
  expect(following.lost).toBe(1)
})

const inSeconds = async (seconds: number): Promise<Date> => {
  const [row] = await ownerSql()<
    { at: Date }[]
  >`select clock_timestamp() + make_interval(secs => ${seconds}) as at`
  return row!.at
}

test('an hour is heard when the clock of the database has come to it, by nobody before, and by no worker', async () => {
  const following = await follow(100)
  await expect.poll(async () => (await listeners()).length).toBe(1)
  const dueAt = await inSeconds(1.5)
  await transaction((tx) => invalidateAt(tx, dueAt, { tags: [tags.home], hard: false }))
  // Said after it, and heard at once.
  await transaction((tx) => invalidate(tx, { tags: [tags.talk], hard: false }))
  await expect.poll(() => following.applied).toEqual([{ tags: ['talk'], hard: false }])
  const secrets = await publicSql()`select id from public_invalidations where due_at is not null`
  expect(secrets).toEqual([])
  await expect
    .poll(() => following.applied, { timeout: 5_000 })
    .toEqual([
      { tags: ['talk'], hard: false },
      { tags: ['front'], hard: false },
    ])
  expect((await inSeconds(0)).getTime()).toBeGreaterThanOrEqual(dueAt.getTime())
})

const hour = (slug: string) => ({ tags: [tags.newest(lists.section(slug))], hard: false })

/** An hour that came an hour ago, behind a higher row that is read already. How far the edge before had read. */
async function sleepThrough(slug: string): Promise<Progress> {
  const first = await follow()
  const dueAt = await inSeconds(0.05)
  await transaction((tx) => invalidateAt(tx, dueAt, hour(slug)))
  // A higher row is read before the hour comes: the lower one is behind what was read.
  await transaction((tx) => invalidate(tx, { tags: [tags.talk], hard: false }))
  await first.follower.read()
  const { progress } = first.follower
  await first.follower.stop()
  await expect.poll(async () => (await inSeconds(0)) > dueAt).toBe(true)
  await ownerSql()`update cache_invalidations set created_at = created_at - interval '1 hour', due_at = due_at - interval '1 hour'
    where due_at = ${dueAt}`
  return { ...progress!, seen: [] }
}

test('an hour that came while no edge was there is heard by the next one', async () => {
  const progress = await sleepThrough('nuit')
  const next = await follow(60_000, { ...progress, readAt: progress.readAt! - 2 * 3_600_000 })
  expect(next.applied).toContainEqual(hour('nuit'))
  expect(next.lost).toBe(0)
})

test('an hour that an earlier edge has heard is not heard again after a restart', async () => {
  const progress = await sleepThrough('matin')
  const next = await follow(60_000, progress)
  expect(next.applied).not.toContainEqual(hour('matin'))
  expect(next.lost).toBe(0)
})

test('an edge that does not know when the last one read hears the hours of a week', async () => {
  const progress = await sleepThrough('soir')
  const next = await follow(60_000, { ...progress, readAt: undefined })
  expect(next.applied).toContainEqual(hour('soir'))
})
