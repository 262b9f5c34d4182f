// @vitest-environment jsdom
import { Readability } from '@mozilla/readability'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import type { ArticleDocument } from '#domain/articles/document.ts'
import type { ArticleView } from '#domain/articles/view.ts'
import type { PictureView } from '#domain/media/view.ts'
import { everyBlock, everyBlockIds, everyBlockWords } from '#testing/every-block.ts'
import { Article } from './article.tsx'
import { JsonLd } from './json-ld.tsx'
import { newsArticle } from './news-article.ts'

/** What a browser's reader mode, and services that keep pages for later, take out of an article. */
const print = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const sentence = 'La municipalité a promis une réponse avant la fin du mois, et rien ne dit encore laquelle.'
const paragraph = (words: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text: words }],
})
const textOf = (paragraphs: number): ArticleDocument => ({
  type: 'doc',
  content: Array.from({ length: paragraphs }, (_, i) =>
    paragraph(`${sentence} ${sentence} Paragraphe ${i}.`),
  ),
})
const picture = (caption: string): PictureView => ({
  id: '0',
  token: 'jeton-du-pont',
  width: 2400,
  height: 1600,
  widths: [480, 960],
  avif: true,
  alt: 'Le pont vu du quai',
  caption,
  credit: caption && 'Camille Roux',
})
const anArticle = (changes: Partial<ArticleView>): ArticleView => ({
  id: '0',
  slug: 'le-pont',
  title: 'Le pont ferme',
  standfirst: 'Les piles sont minées par le courant.',
  section: { slug: 'societe', name: 'Société' },
  bylines: [{ slug: 'lea-morel', name: 'Léa Morel', jobTitle: 'Journaliste' }],
  lead: picture('Le pont, mardi.'),
  publishedAt: new Date('2026-11-24T04:10:00Z'),
  updatedAt: null,
  commentCount: 3,
  readingMinutes: 2,
  language: 'fr',
  body: textOf(6),
  pictures: {},
  audio: {},
  topics: [{ slug: 'ponts', name: 'Ponts' }],
  corrections: [],
  mentions: {},
  commentsOpen: true,
  ...changes,
})

const lastWords = (block: { content?: readonly unknown[] }) => {
  const [words] = block.content ?? []
  return (words as { text: string }).text.slice(-15)
}

const paper = { name: 'Plein Jour', siteUrl: 'https://journal.test', locale: 'fr' } as Parameters<
  typeof newsArticle
>[1]

/** As a browser has it when its own script has run: what was hidden until then is there. */
function extracted(article: ArticleView) {
  const page = renderToStaticMarkup(
    <>
      <JsonLd data={newsArticle(article, paper)} />
      <Article article={article} print={print} tools={{ url: 'https://journal.test/a', versions: 2 }} />
    </>,
  )
  const document = new DOMParser().parseFromString(
    `<!doctype html><html lang="fr"><head><title>${article.title} – Plein Jour</title></head><body><header><nav><a href="/">Plein Jour</a></nav></header><main>${page}</main></body></html>`,
    'text/html',
  )
  for (const tool of document.querySelectorAll('[hidden]')) tool.removeAttribute('hidden')
  return new Readability(document).parse()
}

const long =
  'Depuis trois ans, les riverains signalent des fissures, la ville répond par des études, et le courant continue de creuser sous les piles du vieux pont, selon deux rapports que nous avons lus.'

describe('a reader mode finds', () => {
  test.each([
    ['a short text', {}],
    ['a long text', { body: textOf(40) }],
    ['a brief of two paragraphs', { body: textOf(2) }],
    ['a picture without a caption', { lead: picture('') }],
    ['a long standfirst', { standfirst: long }],
    ['a standfirst without a full stop', { standfirst: 'Des piles minées, trois études, aucun calendrier' }],
    ['a standfirst that asks', { standfirst: 'Qui paiera la réparation, et quand sera-t-elle finie ?' }],
  ])('standfirst, lead picture and every paragraph of %s', (_, changes: Partial<ArticleView>) => {
    const article = anArticle(changes)
    const found = extracted(article)
    expect([found?.title, found?.byline, found?.siteName]).toEqual([article.title, 'Léa Morel', 'Plein Jour'])
    expect(found?.content).toContain(article.standfirst)
    expect(found?.content).toMatch(/jeton-du-pont\/960/)
    expect(found?.content).not.toMatch(/Lire plus tard|Reprendre la lecture|Signaler une erreur/)
    for (const block of article.body.content)
      if (block.type === 'paragraph') expect(found?.textContent).toContain(lastWords(block))
  })

  test('every printed word of the other blocks, and the pictures of a gallery', () => {
    const [first, second] = everyBlockIds.pictures
    const body = {
      ...everyBlock(),
      content: [...textOf(3).content, ...everyBlock().content, ...textOf(3).content],
    }
    const pictures = {
      [first]: { ...picture(''), id: first, token: 'jeton-un' },
      [second]: { ...picture(''), id: second, token: 'jeton-deux' },
    }
    const mentions = {
      [everyBlockIds.readAlso]: {
        id: everyBlockIds.readAlso,
        slug: 'le-bac',
        title: 'Le bac reprend',
        section: { slug: 'mer', name: 'Mer' },
        language: 'fr' as const,
      },
    }
    const audio = {
      [everyBlockIds.audio]: {
        id: everyBlockIds.audio,
        token: 'jeton-son',
        format: 'mp3' as const,
        bytes: 1_200_000,
        duration: 62_000,
        url: 'https://a.test/media/jeton-son/audio.mp3',
      },
    }
    const found = extracted(anArticle({ body, pictures, audio, mentions }))
    const content = found!.content!.toLowerCase()
    expect(everyBlockWords.filter((word) => !content.includes(word.toLowerCase()))).toEqual([])
    expect(content).toMatch(/jeton-un\/.*jeton-deux\//s)
    expect(content).toContain('1 200')
    expect(content).not.toContain('ornithorynque')
  })
})
