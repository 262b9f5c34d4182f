import { beforeAll, beforeEach, expect, test } from 'vitest'
import { tags } from '#contract/tags.ts'
import { unpublishArticle } from '#domain/articles/publish-commands.ts'
import type { Recorded } from '#domain/events/catalogue.ts'
import { env } from '#lib/env.ts'
import { PostError } from '#platform/post.ts'
import { aNewsroom, aPublishedArticle, by, inMinutes, type Newsroom, ownerSql } from '#testing/database.ts'
import type { NewsEvent } from './announcement.ts'
import { saveDistribution } from './commands.ts'
import { saveDistributionInput } from './input.ts'
import { tellHub, tellSearchEngines } from './jobs.ts'
import { getDistribution } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
beforeEach(async () => {
  await ownerSql()`delete from jobs.job where name in ('websub', 'index-now')`
  await save({})
})

const off = { feedText: 'standfirst', allowsAiSearch: 'on', allowsUserFetch: 'on', hubUrl: '' }
const save = (given: object, viewer = newsroom.admin) =>
  saveDistribution(by(viewer), saveDistributionInput.parse({ ...off, ...given }))
const hubUrl = 'https://hub.exemple.org/'
const jobs = async () =>
  await ownerSql()<{ name: string; event: Recorded<NewsEvent> }[]>`
    select name, data as event from jobs.job where name in ('websub', 'index-now') order by name`

/** A host, and what it was sent. */
function aHost(answer: () => void = () => {}) {
  const sent: { url: string; body: string }[] = []
  const post = async (url: string, body: string) => {
    sent.push({ url, body })
    answer()
  }
  return { sent, post }
}

test('an administrator decides, and nobody else; readers’ files follow, and no page', async () => {
  for (const viewer of [newsroom.editor, newsroom.author, newsroom.moderator])
    await expect(save({ hubUrl }, viewer)).rejects.toMatchObject({ code: 'auth.forbidden' })
  expect(await getDistribution()).toMatchObject({ hubUrl: '', indexNowKey: '', allowsTraining: false })
  await save({ feedText: 'full', allowsTraining: 'on', usesIndexNow: 'on' })
  const { indexNowKey, ...saved } = await getDistribution()
  expect(saved).toMatchObject({ feedText: 'full', allowsTraining: true })
  expect(indexNowKey).toMatch(/^[0-9a-f]{32}$/)
  const [last] = await ownerSql()`select tags, hard from cache_invalidations order by id desc limit 1`
  expect(last).toEqual({ tags: [tags.distribution], hard: false })
  // The key stays until it is turned off, and is another one then.
  await save({ usesIndexNow: 'on' })
  expect((await getDistribution()).indexNowKey).toBe(indexNowKey)
  await save({})
  expect((await getDistribution()).indexNowKey).toBe('')
})

test.each(['http://hub.exemple.org/', 'https://127.0.0.1/', 'https://hub/', 'hub', 'https://a:b@hub.org/'])(
  '%s is no hub',
  (wrong) => {
    const read = saveDistributionInput.safeParse({ ...off, hubUrl: wrong })
    expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['hubUrl', 'field.url'],
    ])
  },
)

test('nobody is told of anything until the newsroom says so', async () => {
  await aPublishedArticle(newsroom)
  expect(await jobs()).toEqual([])
})

test('a hub is told which feeds are others: by a publication, an hour and a withdrawal, and by no draft', async () => {
  await save({ hubUrl })
  const article = await aPublishedArticle(newsroom)
  const [job, ...others] = await jobs()
  expect([job!.name, job!.event.name, others]).toEqual(['websub', 'article.published', []])
  const { sent, post } = aHost()
  await tellHub(job!.event, post)
  expect(sent.map(({ url }) => url)).toEqual([hubUrl])
  const said = new URLSearchParams(sent[0]!.body)
  expect(said.get('hub.mode')).toBe('publish')
  const lists = ['', `/${newsroom.section.slug}`, `/auteurs/${newsroom.byline.slug}`]
  expect(said.getAll('hub.url').toSorted()).toEqual(
    lists
      .flatMap((list) =>
        ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `${env().siteUrl}${list}/${file}`),
      )
      .toSorted(),
  )
  await aPublishedArticle(newsroom, { at: inMinutes(60) })
  expect(await jobs()).toHaveLength(1)
  await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' })
  expect((await jobs()).map(({ event }) => event.name)).toContain('article.unpublished')
})

test('search engines are told of an article and of its end, by its addresses', async () => {
  await save({ usesIndexNow: 'on' })
  const { indexNowKey } = await getDistribution()
  const article = await aPublishedArticle(newsroom)
  await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Erreur.' })
  const { sent, post } = aHost()
  for (const { name, event } of await jobs()) {
    expect(name).toBe('index-now')
    await tellSearchEngines(event, post)
  }
  const { siteUrl } = env()
  const expected = {
    host: new URL(siteUrl).host,
    key: indexNowKey,
    keyLocation: `${siteUrl}/${indexNowKey}.txt`,
    urlList: [`${siteUrl}/${newsroom.section.slug}/${article.slug}`],
  }
  expect(sent.map(({ url, body }) => [url, JSON.parse(body)])).toEqual([
    ['https://api.indexnow.org/indexnow', expected],
    ['https://api.indexnow.org/indexnow', expected],
  ])
})

test('what was turned off meanwhile tells nobody; a host that refuses is heard of', async () => {
  await save({ hubUrl, usesIndexNow: 'on' })
  await aPublishedArticle(newsroom)
  const waiting = await jobs()
  const [indexNow, websub] = waiting.map(({ event }) => event)
  const refusing = aHost(() => {
    throw new PostError('HTTP 403', true)
  })
  await expect(tellHub(websub!, refusing.post)).rejects.toMatchObject({ isFinal: true })
  await expect(tellSearchEngines(indexNow!, refusing.post)).rejects.toMatchObject({ code: 'HTTP 403' })
  await save({})
  const { sent, post } = aHost()
  await tellHub(websub!, post)
  await tellSearchEngines(indexNow!, post)
  expect(sent).toEqual([])
})
