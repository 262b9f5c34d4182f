import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { beforeEach, expect, test } from 'vitest'
import { createTopic } from '#domain/topics/commands.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { aDraft, aNewsroom, aPublishedArticle, by, type Newsroom, ownerSql } from '#testing/database.ts'
import { withEarlierNames } from '#testing/earlier-names.ts'
import { clear } from './clear.ts'
import { markDemo } from './mark.ts'

const folder = join(process.cwd(), 'db', 'migrations')
const file = readdirSync(folder).find((name) => name.endsWith('_demo_rows.sql'))!
const upgrade = readFileSync(join(folder, file), 'utf8')
  .split('--> statement-breakpoint')
  .find((statement) => statement.includes('INSERT INTO demo_rows'))!

/** As the migration does it, on what a version before it left. */
async function upgradeFrom(seed: 'done' | null): Promise<string[]> {
  await ownerSql()`delete from demo_rows`
  await ownerSql()`delete from settings where key = 'seed'`
  if (seed) await ownerSql()`insert into settings (key, value) values ('seed', to_jsonb(${seed}::text))`
  await withEarlierNames(() => drizzle(ownerSql()).execute(upgrade))
  return marked()
}
const marked = async () =>
  (await ownerSql()<{ row: string }[]>`select noun || ' ' || id as row from demo_rows`)
    .map(({ row }) => row)
    .sort()

let newsroom: Newsroom
let article: { id: string }
beforeEach(async () => {
  await clear(drizzle(ownerSql()))
  newsroom = await aNewsroom()
  article = await aPublishedArticle(newsroom)
})

test('what the seed made is marked; an upgrade tells it from what was made after the first sign-in', async () => {
  const topic = await createTopic(by(newsroom.editor), { name: 'Logement' })
  await markDemo(drizzle(ownerSql()))
  const seeded = await marked()
  expect(seeded).toHaveLength(4 + 3 + 1)
  expect(seeded).toContain(`article ${article.id}`)
  expect(seeded).toContain(`topic ${topic.id}`)

  expect(await upgradeFrom('done')).toEqual(seeded)
  // Ids begin with the time: seconds apart, as a person is from a program.
  const [signedIn, later] = [Date.now() + 1_000, Date.now() + 2_000]
  const log = { event: 'session.opened', subject_type: 'session', subject_id: '' }
  await ownerSql()`insert into audit_log ${ownerSql()({ id: uuidv7(signedIn), ...log })}`
  await aDraft(newsroom, { now: new Date(later) })
  const made = { id: uuidv7(later), slug: 'a-nous', name: 'À nous' }
  await ownerSql()`insert into sections ${ownerSql()(made)}`
  await ownerSql()`insert into bylines ${ownerSql()(made)}`
  expect(await upgradeFrom('done')).toEqual(seeded)
})

test('an upgrade marks nothing of a newsroom that was never a demo', async () => {
  expect(await upgradeFrom(null)).toEqual([])
})
