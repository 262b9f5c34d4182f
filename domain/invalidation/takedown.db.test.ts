import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { dirname } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tags } from '#contract/tags.ts'
import { takedownPlace } from '#contract/takedown-place.ts'
import { env } from '#lib/env.ts'
import { aNewsroom, anApprovedComment, aPublishedArticle, by, type Newsroom } from '#testing/database.ts'
import { unpublishArticle } from '../articles/publish-commands.ts'
import { approveComment, rejectComment, undoDecision } from '../moderation/commands.ts'

let newsroom: Newsroom
let door: Server | undefined
const place = () => takedownPlace(env().dataDir)
beforeEach(async () => {
  newsroom ??= await aNewsroom()
  mkdirSync(place().pages, { recursive: true })
  mkdirSync(dirname(place().socket), { recursive: true })
})
afterEach(async () => {
  vi.restoreAllMocks()
  door?.closeAllConnections()
  await new Promise((resolve) => (door ? door.close(resolve) : resolve(undefined)))
  door = undefined
  rmSync(place().pages, { recursive: true, force: true })
})

/** How often somebody said that there is news. */
let news = 0

/** An edge that says when it heard. */
async function openDoor(answer: (body: string) => number): Promise<void> {
  news = 0
  door = createServer((req, res) => {
    if (req.url === '/changed') {
      news += 1
      return void res.writeHead(204).end()
    }
    let body = ''
    req.on('data', (chunk) => {
      body += chunk
    })
    req.on('end', () => res.writeHead(answer(body)).end())
  })
  await new Promise<void>((resolve) => door!.listen(place().socket, resolve))
}

const tombstones = () =>
  readdirSync(place().tombstones).map((name) => readFileSync(`${place().tombstones}/${name}`, 'utf8'))

test('an unpublished article is not acknowledged before the edge has confirmed', async () => {
  const article = await aPublishedArticle(newsroom)
  const heard: { id: string; tags: string[] }[] = []
  // Busy at first: not every answer is a confirmation.
  await openDoor((body) => (heard.push(JSON.parse(body)) < 3 ? 500 : 204))
  await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' })
  expect(heard).toHaveLength(3)
  expect(heard[0]!.tags).toEqual(expect.arrayContaining([tags.article(article.id), tags.mention(article.id)]))
  // By this the edge knows that it is asked again.
  expect(heard[0]!.id).toMatch(/^[0-9a-f-]{36}$/)
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1)
})

test('where no edge runs, a tombstone waits for the next one', async () => {
  const article = await aPublishedArticle(newsroom)
  const before = Date.now()
  await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' })
  const [tombstone] = tombstones().map((text) => JSON.parse(text))
  expect(tombstone.tags).toEqual(expect.arrayContaining([tags.article(article.id)]))
  expect(tombstone.at).toBeGreaterThanOrEqual(before)
})

test('a comment that is withdrawn is gone too; one that is approved takes nothing down', async () => {
  const article = await aPublishedArticle(newsroom)
  const comment = await anApprovedComment(newsroom, article.id)
  const heard: string[] = []
  await openDoor((body) => {
    heard.push(body)
    return 204
  })
  const context = by(newsroom.moderator)
  const rejected = { commentId: comment.id, expectedStatus: 'approved', reason: 'other', note: 'x' } as const
  await rejectComment(context, rejected)
  expect(heard).toHaveLength(1)
  expect(heard[0]).toContain(tags.thread(article.id))
  await undoDecision(context, { commentId: comment.id })
  expect([heard.length, news]).toEqual([1, 1])
  await rejectComment(context, rejected)
  await approveComment(context, { commentId: comment.id, expectedStatus: 'rejected' })
  expect(heard).toHaveLength(2)
  expect(JSON.parse(heard[0]!).id).not.toBe(JSON.parse(heard[1]!).id)
})

test('an edge that never confirms is reported, and nothing is called gone', async () => {
  const article = await aPublishedArticle(newsroom)
  // Each answer takes it a second, by the clock that the command waits by.
  const clock = performance.now.bind(performance)
  let asked = 0
  vi.spyOn(performance, 'now').mockImplementation(() => clock() + asked * 1_000)
  await openDoor(() => {
    asked += 1
    return 500
  })
  const unpublishing = unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' })
  await expect(unpublishing).rejects.toMatchObject({ code: 'site.takedown_unconfirmed' })
  expect(asked).toBe(8)
})
