import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { tags } from '#contract/tags.ts'
import { transaction } from '#db/client.ts'
import { databaseAnswers } from '#domain/health.ts'
import { env } from '#lib/env.ts'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aNewsroom,
  aPublishedArticle,
  appSql,
  inMinutes,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { sendJob } from '../jobs/send.ts'
import { purgeExpired } from './retention.ts'
import { startWorker } from './start-worker.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const queue = 'publication-due'
const jobsOf = (articleId: string) =>
  appSql()`select state from jobs.job where data ->> 'subjectId' = ${articleId}`

test('a job exists if, and only if, its transaction was committed', async () => {
  const [kept, dropped] = [uuidv7(), uuidv7()]
  await transaction((tx) => sendJob(tx, queue, { subjectId: kept }, { startAfter: inMinutes(60) }))
  const failing = transaction(async (tx) => {
    await sendJob(tx, queue, { subjectId: dropped }, { startAfter: inMinutes(60) })
    throw new Error('taken back')
  })
  await expect(failing).rejects.toThrow('taken back')
  expect(await jobsOf(kept)).toHaveLength(1)
  expect(await jobsOf(dropped)).toHaveLength(0)
})

test('the worker, who may make no table, does the job of an hour that has come', async () => {
  const article = await aPublishedArticle(newsroom, { at: new Date(Date.now() + 3_000) })
  const worker = await startWorker()
  const done = async () =>
    (await ownerSql()`select state from jobs.job where data ->> 'subjectId' = ${article.id}`)[0]?.state
  await expect.poll(done, { timeout: 20_000 }).toBe('completed')
  await worker.stop()
  const stale =
    await ownerSql()`select tags from cache_invalidations where ${tags.article(article.id)} = any(tags)`
  // The row that waited for the hour. The job finds that it has said everything.
  expect(stale).toHaveLength(1)
  const said =
    await ownerSql()`select 1 from domain_events where name = 'article.appeared' and subject_id = ${article.id}`
  expect(said).toHaveLength(1)
})

test('what is over is purged, and what is not stays', async () => {
  const sql = ownerSql()
  const session = (name: string, expires: string) => sql`
    insert into sessions (id_hash, id, user_id, user_agent, expires_at)
    values (sha256(${name}::bytea), gen_random_uuid(), ${newsroom.editor.id}, ${name}, now() + ${expires}::interval)`
  const link = (name: string, expires: string, used: boolean) => sql`
    insert into setup_links (token_hash, user_id, expires_at, used_at)
    values (sha256(${name}::bytea), ${newsroom.editor.id}, now() + ${expires}::interval, case when ${used} then now() end)`
  await session('dead', '-1 minute')
  await session('alive', '1 hour')
  await link('old', '-1 minute', false)
  await link('used', '1 hour', true)
  await link('open', '1 hour', false)
  await sql`insert into cache_invalidations (tags, created_at) values ('{old}', now() - interval '8 days'), ('{new}', now())`
  await sql`insert into cache_invalidations (tags, created_at, due_at) values
    ('{heard}', now() - interval '20 days', now() - interval '8 days'),
    ('{unheard}', now() - interval '20 days', now() - interval '1 day'),
    ('{planned}', now() - interval '20 days', now() + interval '1 day')`

  expect(await purgeExpired()).toEqual({ contacts: 0, sessions: 1 })
  expect((await sql`select user_agent from sessions`).map((row) => row.user_agent)).toEqual(['alive'])
  expect(await sql`select 1 from setup_links`).toHaveLength(1)
  expect(await sql`select 1 from cache_invalidations where tags = '{old}'`).toHaveLength(0)
  expect(await sql`select 1 from cache_invalidations where tags = '{new}'`).toHaveLength(1)
  const planned =
    await sql`select tags from cache_invalidations where created_at < now() - interval '19 days' order by id`
  expect(planned.map((row) => row.tags)).toEqual([['unheard'], ['planned']])
  expect(await purgeExpired()).toEqual({ contacts: 0, sessions: 0 })
})

test('what a disk refuses keeps nothing from being purged', async () => {
  const uploads = join(env().dataDir, 'uploads')
  mkdirSync(uploads, { recursive: true })
  // As an upload that ends between the list and the look at it.
  symlinkSync('nowhere', join(uploads, 'gone'))
  await ownerSql()`
    insert into sessions (id_hash, id, user_id, user_agent, expires_at)
    values (sha256('night'), gen_random_uuid(), ${newsroom.editor.id}, 'night', now() - interval '1 minute')`
  await ownerSql()`insert into rate_limits values ('night', 1, now() - interval '1 minute')`
  await expect(purgeExpired()).rejects.toThrow(/ENOENT/)
  expect(await ownerSql()`select 1 from sessions where user_agent = 'night'`).toHaveLength(0)
  expect(await ownerSql()`select 1 from rate_limits where key = 'night'`).toHaveLength(0)
  rmSync(join(uploads, 'gone'))
})

test('health asks the database itself', async () => {
  expect(await databaseAnswers()).toBe(true)
})
