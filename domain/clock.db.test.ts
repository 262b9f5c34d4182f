import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from '#lib/schema.ts'
import { uuidv7 } from '#lib/uuid.ts'
import {
  aDraft,
  aGuest,
  aNewsroom,
  aPost,
  aPublishedArticle,
  appSql,
  by,
  inMinutes,
  type Newsroom,
  ownerSql,
  publicSql,
  theHourOf,
} from '#testing/database.ts'
import { action } from './action.ts'
import { announceAppearance } from './articles/jobs.ts'
import { listLatest } from './articles/list-queries.ts'
import { publishArticle, unpublishArticle } from './articles/publish-commands.ts'
import { findByAddress } from './articles/queries.ts'
import { postComment } from './comments/commands.ts'
import { deliver, type EventHandler } from './jobs/handler.ts'
import { findSession, openSession } from './people/session-commands.ts'

/**
 * The database's clock decides. Here ours is an hour ahead, or an hour behind, as on a machine whose time service has
 * stopped: nothing that readers see may depend on it.
 */
let sent: Record<string, string> = {}
vi.mock('next/headers', () => ({ headers: async () => new Headers(sent) }))

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
afterEach(() => {
  vi.useRealTimers()
  sent = {}
})

const ourClock = (minutes: number) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })
}
const jobsOf = (id: string) =>
  appSql()`select 1 from jobs.job where name = 'publication-due' and data ->> 'subjectId' = ${id}`
const isPublic = async (id: string) =>
  (await publicSql()`select 1 from public_articles where id = ${id}`).length === 1

/** What the desk's button does, by an action: its hour is the one that action() gives. */
const publish = async (slug: string, at: Date | null = null) => {
  const draft = await aDraft(newsroom)
  sent = { cookie: `session=${await openSession(newsroom.editor.id, null)}` }
  const run = action({
    capability: 'article.publish',
    input: z.object({}),
    run: (context) =>
      publishArticle(context, { articleId: draft.id, baseVersion: draft.version, at, slug, correction: '' }),
  })
  const result = await run({})
  if (!result.ok) throw new Error(result.code)
  return { ...draft, ...result.data }
}

describe.each([
  ['an hour ahead', 60],
  ['a second ahead', 1 / 60],
  ['an hour behind', -60],
])('with our clock %s', (_, minutes) => {
  test('what is published now is visible now, in every list, at the database’s hour, without a job', async () => {
    ourClock(minutes)
    const article = await publish(`maintenant-${Math.round(minutes)}`)
    expect(await isPublic(article.id)).toBe(true)
    expect((await listLatest(1)).items.map((one) => one.id)).toContain(article.id)
    expect(await jobsOf(article.id)).toHaveLength(0)
    const [row] = await ownerSql()`
      select abs(extract(epoch from now() - published_at)) < 30 as near from articles where id = ${article.id}`
    expect(row).toEqual({ near: true })
  })

  test('a correction is shown at once', async () => {
    const article = await aPublishedArticle(newsroom)
    ourClock(minutes)
    await publishArticle(by(newsroom.editor), {
      articleId: article.id,
      baseVersion: article.version,
      at: null,
      slug: article.slug,
      correction: 'Le nombre était faux.',
    })
    const [body] =
      await publicSql()`select corrections from public_article_bodies where article_id = ${article.id}`
    expect(body!.corrections).toHaveLength(1)
  })

  test('what readers see answers 410 once it is withdrawn, never 404', async () => {
    const article = await aPublishedArticle(newsroom)
    ourClock(minutes)
    await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' })
    expect(await findByAddress(newsroom.section.slug, article.slug)).toEqual({ kind: 'gone' })
  })

  test('readers may comment on what they see', async () => {
    const article = await aPublishedArticle(newsroom)
    ourClock(minutes)
    const { id } = await postComment(aGuest(), aPost(article.id))
    const [row] =
      await ownerSql()`select abs(extract(epoch from now() - created_at)) < 30 as near from comments where id = ${id}`
    expect(row).toEqual({ near: true })
  })

  test('whoever is signed in stays so for as long as sessions last', async () => {
    ourClock(minutes)
    const token = await openSession(newsroom.author.id, null)
    expect(await findSession(token)).not.toBeNull()
    await ownerSql()`update sessions set expires_at = now() - interval '1 second' where user_id = ${newsroom.author.id}`
    expect(await findSession(token)).toBeNull()
  })
})

test('a job that is early comes again at the hour, and does not succeed for nothing', async () => {
  const article = await aPublishedArticle(newsroom, { at: inMinutes(60) })
  ourClock(120)
  const event = await theHourOf(article.id)
  await deliver('publication-due', announceAppearance as EventHandler, { ...event, id: uuidv7() })
  const jobs = await appSql()`
    select start_after = (select published_at from articles where id = ${article.id}) as at_the_hour
    from jobs.job where data ->> 'subjectId' = ${article.id}`
  expect([...jobs]).toEqual([{ at_the_hour: true }, { at_the_hour: true }])
})
