import { beforeAll, expect, test } from 'vitest'
import type { ArticleContent } from '#domain/articles/content.ts'
import {
  aNewsroom,
  aPublishedArticle,
  aSection,
  aText,
  type Newsroom,
  paragraphs,
} from '#testing/database.ts'
import type { SearchInput } from './input.ts'
import { search } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const publish = (changes: Partial<ArticleContent>) =>
  aPublishedArticle(newsroom, { content: aText(newsroom, changes) })
const look = (text: string, more: Partial<SearchInput> = {}) => search({ text, language: 'fr', ...more })

test('a caption answers by itself, and never in the middle of two sentences', async () => {
  const content = [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Sur la grève' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'Le phare de Kerbiquet veille.' }] },
    {
      type: 'quote',
      attrs: { attribution: 'Une gardienne' },
      content: paragraphs('Il tourne encore.').content,
    },
    {
      type: 'chart',
      attrs: {
        kind: 'bars',
        title: 'Nuits de brume',
        description: 'Un brouillard de plus en plus rare.',
        source: 'Relevés du sémaphore',
        unit: '',
        series: ['Nuits'],
        rows: [{ label: 'Rascasse', values: ['12'] }],
      },
    },
    { type: 'paragraph', content: [{ type: 'text', text: 'Kerbiquet dort.' }] },
  ]
  await publish({
    title: 'Nuit claire',
    standfirst: '',
    body: { type: 'doc', content } as ArticleContent['body'],
  })
  const extract = async (text: string) =>
    (await look(text)).articles[0]!.extract.map((run) => run.text).join('')
  expect(await extract('grève')).toBe(
    'Sur la grève · Le phare de Kerbiquet veille. Il tourne encore. Une gardienne · Nuits de brume · Kerbiquet dort.',
  )
  expect(await extract('Kerbiquet')).not.toMatch(/brouillard|sémaphore|Rascasse|\f/)
  expect(await extract('sémaphore')).toBe('Relevés du sémaphore')
  expect(await extract('brouillard')).toBe('Un brouillard de plus en plus rare.')
})

test('a word that is found by chance gives way to the usual one; one that is right does not', async () => {
  for (let n = 0; n < 4; n++) await publish({ title: `Concours de palangrotte ${n + 2000}` })
  await publish({ title: 'Une palangrote oubliée' })
  await publish({ title: 'Un palangrotteur raconte' })
  // Written so in an article, but for a letter: the usual spelling stands beside what was found.
  expect(await look('palangrote')).toMatchObject({ total: 1, suggestion: 'palangrotte', instead: null })
  expect((await look('palangrotteur')).suggestion).toBeNull()
  expect((await look('palangrotte')).suggestion).toBeNull()
})

test('where nothing has all words, each is offered with the mistakes mended and its number', async () => {
  await publish({ title: 'La médusette du port' })
  await publish({ title: 'Une autre médusette' })
  await publish({ title: 'Le gabarot du canal' })
  const view = await look('medusette gabarrot')
  expect([view.total, view.instead, view.suggestion]).toEqual([0, null, null])
  expect(view.parts).toEqual([
    { text: 'medusette', total: 2 },
    { text: 'gabarot', total: 1 },
  ])
  expect((await look('medusette gabarot')).parts.map(({ text }) => text)).toEqual(['medusette', 'gabarot'])
  expect((await look('medusette inconnaissable')).parts).toEqual([{ text: 'medusette', total: 2 }])
  // One word alone has no parts, and a filter holds for them too.
  expect((await look('inconnaissable')).parts).toEqual([])
  const elsewhere = await aSection()
  expect((await look('medusette gabarot', { section: elsewhere.slug })).parts).toEqual([])
})
