import { beforeAll, expect, test } from 'vitest'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { aNewsroom, aPublishedArticle, by, inMinutes, type Newsroom, ownerSql } from '#testing/database.ts'
import { listCorrections } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

/** Corrected a minute after another, the first time some minutes ago. */
async function aCorrectedArticle(texts: string[], ago: number) {
  const article = await aPublishedArticle(newsroom, { now: inMinutes(-120) })
  let baseVersion = article.version
  for (const [at, correction] of texts.entries()) {
    const context = by(newsroom.editor, inMinutes(-ago + at))
    const input = { articleId: article.id, baseVersion, at: null, slug: article.slug, correction }
    baseVersion = (await publishArticle(context, input)).version
  }
  return { ...article, version: baseVersion }
}

const texts = async () => (await listCorrections(null))!.items.map(({ text }) => text)
const lastTags = async () =>
  (await ownerSql()<{ tags: string[] }[]>`select tags from cache_invalidations order by id desc limit 1`)[0]!
    .tags

test('all corrections stand on pages that a new one does not move', async () => {
  const notes = Array.from({ length: 32 }, (_, at) => `Correction ${at}.`)
  const article = await aCorrectedArticle(notes, 60)
  expect(await lastTags()).toContain('corrections')
  const first = (await listCorrections(null))!
  expect(first.items.map(({ text }) => text)).toEqual(notes.toReversed().slice(0, 30))
  expect(first.items[0]!.href).toBe(article.href)
  const second = (await listCorrections(first.olderThan))!
  expect(second.items.map(({ text }) => text)).toEqual(['Correction 1.', 'Correction 0.'])
  expect(second.olderThan).toBeNull()
  await aCorrectedArticle(['Une de plus.'], 20)
  expect(await listCorrections(first.olderThan)).toEqual(second)
})

test('those of an article that was withdrawn are not among them, and lead nowhere', async () => {
  const article = await aCorrectedArticle(['À retirer.'], 10)
  const id = (await listCorrections(null))!.items.find(({ text }) => text === 'À retirer.')!.id
  await unpublishArticle(by(newsroom.editor), { articleId: article.id, reason: 'Retiré.' })
  expect(await texts()).not.toContain('À retirer.')
  expect(await listCorrections(id)).toBeNull()
  expect(await listCorrections(uuidv7())).toBeNull()
})

test('an article that is published without one leaves their page alone', async () => {
  await aPublishedArticle(newsroom)
  expect(await lastTags()).not.toContain('corrections')
})
