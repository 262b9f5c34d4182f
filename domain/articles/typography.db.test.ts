import { beforeAll, expect, test } from 'vitest'
import { createByline, editByline } from '#domain/people/byline-commands.ts'
import { createSection } from '#domain/sections/commands.ts'
import { listAllSections } from '#domain/sections/queries.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { createTopic } from '#domain/topics/commands.ts'
import { chooseLanguage } from '#domain/translations/commands.ts'
import {
  aDraft,
  aNewsroom,
  aPublishedArticle,
  aText,
  by,
  inMinutes,
  type Newsroom,
  paragraphs,
} from '#testing/database.ts'
import { saveDraft } from './commands.ts'
import type { ArticleContent } from './content.ts'
import { plainText } from './document.ts'
import { rssFeed } from './feed.ts'
import { listLatest } from './list-queries.ts'
import { getPreview } from './preview.ts'
import { publishArticle } from './publish-commands.ts'
import { getArticle } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const sign = async (language: 'fr' | 'en', more: object = {}) =>
  saveSettings(by(newsroom.admin), { ...defaultSettings, language, ...more })

const publish = (changes: Partial<ArticleContent>, slug: string) =>
  aPublishedArticle(newsroom, { content: aText(newsroom, changes), slug, now: inMinutes(-5) })

test('case typography-english-site: page, preview and feed of an English site are set in English', async () => {
  await sign('en')
  const typed = {
    title: 'Mayor: "We won\'t close the school" - what next?',
    standfirst: 'The "quiet" council voted 12 000 to 3; wait ! Really ?',
    body: paragraphs('She said "no" : twice !'),
  }
  const draft = await aDraft(newsroom, { content: aText(newsroom, typed) })
  const printed = {
    title: 'Mayor: “We won’t close the school” - what next?',
    standfirst: 'The “quiet” council voted 12 000 to 3; wait ! Really ?',
  }
  expect(await getPreview(newsroom.editor, draft.id, new Date())).toMatchObject(printed)

  const { id } = await publish(typed, 'an-english-text')
  const article = await getArticle(id)
  expect(article).toMatchObject(printed)
  expect(plainText(article!.body)).toBe('She said “no” : twice !')
  const feed = rssFeed(
    { title: 'T', description: '', language: 'en', siteUrl: 'https://a.test', page: '/', self: '/rss.xml' },
    (await listLatest(1)).items,
  )
  expect(feed).toContain('Mayor: “We won’t close the school” - what next?')
  expect(feed).not.toMatch(/[«»\u202f]/)
})

test('case typography-english-site: names of sections, topics and bylines too', async () => {
  await sign('en')
  await createSection(by(newsroom.admin), {
    name: 'What "they" say',
    slug: 'what-they-say',
    description: "Isn't it ?",
  })
  expect(await listAllSections()).toContainEqual(
    expect.objectContaining({ name: 'What “they” say', description: 'Isn’t it ?' }),
  )
  expect(await createTopic(by(newsroom.editor), { name: '"Quiet" towns' })).toMatchObject({
    name: '“Quiet” towns',
  })
  const byline = { name: "Ann O'Hara", slug: 'ann-ohara', jobTitle: 'Editor ; "news"', biography: '' }
  const { bylineId } = await createByline(by(newsroom.admin), byline)
  await editByline(by(newsroom.admin), { ...byline, bylineId, biography: "She's here" })
  const { id } = await publish({ bylineIds: [bylineId] }, 'signed-by-ann')
  expect((await getArticle(id))!.bylines[0]).toMatchObject({
    name: 'Ann O’Hara',
    jobTitle: 'Editor ; “news”',
  })
})

test('corrections are set like the text, in French on a French site', async () => {
  await sign('fr')
  const { id, slug, content, version } = await publish({ title: 'Le "prix" de l\'eau' }, 'le-prix-de-l-eau')
  const saved = await saveDraft(by(newsroom.editor), {
    articleId: id,
    baseVersion: version,
    content: { ...content, title: "Le coût de l'eau" },
    overwrite: true,
  })
  await publishArticle(by(newsroom.editor), {
    articleId: id,
    baseVersion: saved.version,
    at: null,
    slug,
    correction: 'Nous écrivions "25 km" : c\'était faux !',
  })
  expect((await getArticle(id))!.corrections.map((correction) => correction.text)).toEqual([
    'Nous écrivions «\u202f25\u00a0km\u202f»\u00a0: c’était faux\u202f!',
  ])
})

test('what the newspaper says of itself is set too, in the language that is chosen with it', async () => {
  await sign('fr', { name: "L'Écho", tagline: 'Le "vrai" journal', about: 'Qui ?\n\nNous !' })
  expect(await getSettings()).toMatchObject({
    name: 'L’Écho',
    tagline: 'Le «\u202fvrai\u202f» journal',
    about: 'Qui\u202f?\n\nNous\u202f!',
  })
  await sign('en', { name: "The Town's Echo", tagline: 'Really ?' })
  expect(await getSettings()).toMatchObject({ name: 'The Town’s Echo', tagline: 'Really ?' })
})

test('an article printed by older rules is not called updated when only typography changes', async () => {
  await sign('en')
  const { id, slug, version, content } = await publish({ title: 'Le prix : 25 km' }, 'le-prix-25-km')
  expect((await getArticle(id))!.title).toBe('Le prix : 25\u00a0km')
  // Other rules than those it was printed by.
  await chooseLanguage(by(newsroom.editor), { articleId: id, language: 'fr' })
  const again = { articleId: id, at: null, slug, correction: '' }
  const { version: next } = await publishArticle(by(newsroom.editor), { ...again, baseVersion: version })
  expect(await getArticle(id)).toMatchObject({ title: 'Le prix\u00a0: 25\u00a0km', updatedAt: null })
  const changed = { ...content, title: 'Le prix : 26 km' }
  const saved = await saveDraft(by(newsroom.editor), {
    articleId: id,
    baseVersion: next,
    content: changed,
    overwrite: true,
  })
  await publishArticle(by(newsroom.editor), { ...again, baseVersion: saved.version })
  expect((await getArticle(id))!.updatedAt).not.toBeNull()
})
