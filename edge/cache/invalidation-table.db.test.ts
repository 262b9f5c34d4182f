import { afterEach, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { publicSql } from '#db/testing.ts'
import { tags, touched } from '#domain/cache.ts'
import { invalidate } from '#domain/invalidate.ts'
import { env } from '#lib/env.ts'
import { openInvalidationTable } from './invalidation-table.ts'
import { createFeed, type Feed } from './invalidations.ts'
import type { Invalidation } from './race.ts'

const feeds: Feed[] = []
afterEach(async () => {
  await Promise.all(feeds.splice(0).map((feed) => feed.stop()))
})

async function follow(every = 60_000): Promise<{ feed: Feed; applied: Invalidation[]; lost: number }> {
  const state = { applied: [] as Invalidation[], lost: 0 }
  const feed = createFeed({
    source: openInvalidationTable(env().publicUrl!),
    progress: undefined,
    apply: (invalidation) => state.applied.push(invalidation),
    onLost: () => {
      state.lost++
    },
    log: { info() {}, warn() {}, error() {} },
    every,
  })
  feeds.push(feed)
  await feed.read()
  feed.start()
  return Object.assign(state, { feed })
}

const listeners = () =>
  publicSql()<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'plein-jour-edge' and query ilike 'listen%'`

test('what a command invalidates is heard by the bell, with the role of reader pages', async () => {
  const following = await follow()
  await expect.poll(async () => (await listeners()).length).toBe(1)
  await transaction((tx) => invalidate(tx, { tags: [tags.home], hard: true }))
  await expect.poll(() => following.applied).toEqual([{ tags: ['home'], hard: true }])
  expect(following.feed.lag).toBeLessThan(5)
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
    await invalidate(tx, { tags: [tags.section('lente')], hard: false })
    begun()
    await new Promise<void>((resolve) => {
      commit = resolve
    })
  })
  await inserted
  await transaction((tx) => invalidate(tx, { tags: [tags.section('rapide')], hard: false }))
  await expect.poll(() => following.applied.length).toBe(1)
  commit()
  await slow
  await expect
    .poll(() => following.applied.map((one) => one.tags[0]))
    .toEqual(['section:rapide', 'section:lente'])
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
