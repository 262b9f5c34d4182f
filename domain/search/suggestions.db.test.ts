import { beforeAll, expect, test } from 'vitest'
import { unpublishArticle } from '#domain/articles/publish-commands.ts'
import { createSection } from '#domain/sections/commands.ts'
import { createTopic } from '#domain/topics/commands.ts'
import {
  aByline,
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  inMinutes,
  letTheHourCome,
  type Newsroom,
  ownerSql,
  paragraphs,
} from '#testing/database.ts'
import { listNewestFound } from './newest.ts'
import { suggest } from './suggestions.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
const publish = (changes: object, options: object = {}) =>
  aPublishedArticle(newsroom, { content: aText(newsroom, changes), ...options })
const shown = async (typed: string) => (await suggest(typed, 'fr')).map(({ kind, text }) => [kind, text])

test('what begins like it is suggested: names first, titles, then words', async () => {
  const byline = await aByline()
  await ownerSql()`update bylines set name = 'Médard Goulven' where id = ${byline.id}`
  const topic = await createTopic(by(newsroom.editor), { name: 'Médecine de campagne' })
  const { sectionId } = await createSection(by(newsroom.admin), {
    name: 'Médiascope',
    slug: '',
    description: '',
  })
  await publish({ title: 'Autre chose', sectionId, bylineIds: [byline.id], topicIds: [topic.id] })
  const { slug } = await publish({ title: 'La médiathèque de Kerlouan', body: paragraphs('Médiathèque.') })
  const found = await suggest('Méd', 'fr')
  expect(found.map(({ kind, text }) => [kind, text])).toEqual([
    ['section', 'Médiascope'],
    ['byline', 'Médard Goulven'],
    ['topic', 'Médecine de campagne'],
    ['article', 'La médiathèque de Kerlouan'],
    ['word', 'médiathèque'],
  ])
  expect(found[0]!.href).toBe('/mediascope')
  expect(found[1]!.href).toBe(`/auteurs/${byline.slug}`)
  expect(found[2]!.href).toBe(`/sujets/${topic.slug}`)
  const [, inEnglish] = await suggest('Méd', 'en')
  expect(inEnglish!.href).toBe(`/authors/${byline.slug}`)
  expect(found[3]!.href).toBe(`/${newsroom.section.slug}/${slug}`)
  expect(found[4]!.href).toBe('/recherche?q=m%C3%A9diath%C3%A8que')
  // Accents and capitals say nothing, a word in the middle of a name or a title is found, and so is a whole one.
  expect(await shown('GOUL')).toContainEqual(['byline', 'Médard Goulven'])
  expect(await shown('mediatheques')).toContainEqual(['article', 'La médiathèque de Kerlouan'])
  expect(await shown('médiathèque de kerl')).toEqual([['article', 'La médiathèque de Kerlouan']])
  expect(await shown('kerlouan médi')).toEqual([['article', 'La médiathèque de Kerlouan']])
})

test('nothing that readers cannot read is suggested, and from its hour on it is', async () => {
  const section = await createSection(by(newsroom.admin), { name: 'Zostère', slug: '', description: '' })
  const topic = await createTopic(by(newsroom.editor), { name: 'Zostères marines' })
  const hidden = { title: 'Zostère en péril', sectionId: section.sectionId, topicIds: [topic.id] }
  await aDraft(newsroom, { content: aText(newsroom, hidden) })
  const scheduled = await publish(hidden, { at: inMinutes(60) })
  const gone = await publish({ ...hidden, title: 'Zostère disparue' })
  await unpublishArticle(by(newsroom.editor), { articleId: gone.id, reason: 'Erreur.' })
  for (const typed of ['zost', 'zostère', 'zostere en', 'zosteres'])
    expect([typed, await shown(typed)]).toEqual([typed, []])
  await letTheHourCome(scheduled.id)
  expect((await shown('zost')).map(([kind]) => kind)).toEqual(['section', 'topic', 'article', 'word'])
})

test('whatever is typed has an answer', async () => {
  for (const typed of [
    '',
    ' ',
    'a',
    '%',
    '__',
    "'",
    "o'b",
    '&|!',
    ':*',
    '\\',
    '🦀🦀',
    '\u0000\u0000',
    'é'.repeat(300),
    `'":*A & x`,
  ])
    await expect(suggest(typed, 'fr')).resolves.toBeInstanceOf(Array)
  expect(await shown('%%%')).toEqual([])
  expect(await shown('___')).toEqual([])
})

test('who follows a search is given the newest that answer it, with its filters', async () => {
  const made = []
  for (let n = 0; n < 3; n++)
    made.push(await publish({ title: `Sémaphore ${n + 3000}` }, { now: inMinutes(-n * 60) }))
  await publish({ title: 'Autre', body: paragraphs('Un sémaphore au loin.') }, { now: inMinutes(-500) })
  const ids = async (input: object, limit = 30) =>
    (await listNewestFound({ text: 'sémaphores', language: 'fr', ...input }, limit))?.map(({ id }) => id)
  expect((await ids({}))!.slice(0, 3)).toEqual(made.map(({ id }) => id))
  expect(await ids({})).toHaveLength(4)
  expect(await ids({}, 2)).toEqual(made.slice(0, 2).map(({ id }) => id))
  expect(await ids({ section: 'nulle-part' })).toEqual([])
  expect(await ids({ text: 'introuvable' })).toEqual([])
  expect(await ids({ text: ' ' })).toBeUndefined()
})
