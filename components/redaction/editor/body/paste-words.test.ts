// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArticleDocument, plainText } from '#domain/articles/document.ts'
import { paste, pasteInto } from './paste-testing.ts'

/** Markup of blocks and lines in each other; every word is a different one. */
let count = 0
const wrap = (tag: string, html: string) => `<${tag}>${html}</${tag.split(' ')[0]}>`
const inlineTags = [
  ...[
    'b',
    'i',
    'span',
    'a href="https://a.test/"',
    'font',
    'u',
    'code',
    'o:p',
    'x-y',
    'mark',
    'del',
    'label',
    'button',
  ],
  ...['span style="font-weight:700"', 'p style="display:inline"', 'b style="font-weight:normal"'],
]
const blockTags = [
  ...[
    'p',
    'div',
    'h1',
    'h2',
    'h4',
    'blockquote',
    'section',
    'pre',
    'li',
    'ul',
    'ol',
    'center',
    'figure',
    'dd',
  ],
  ...[
    'span style="display:block"',
    'p class=MsoListParagraph',
    'p style="mso-list:none"',
    'aside data-pull-quote=""',
  ],
  'p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"',
]
const nestingTags = ['div', 'blockquote', 'section', 'b', 'article', 'div class=WordSection1', 'dl']
const gaps = [' ', '<br>', '&nbsp;', '\n', '<br><br>', ' <br>\n', '<wbr> ', '<!-- x --> ']

type Markup = { line: string; list: string; table: string; block: string; page: string }
const { page } = fc.letrec<Markup>((tie) => {
  const some = <T>(piece: fc.Arbitrary<T>) => fc.array(piece, { minLength: 1, maxLength: 3 })
  const inside = (tags: string[], piece: fc.Arbitrary<string>) =>
    fc.tuple(fc.constantFrom(...tags), piece).map(([tag, html]) => wrap(tag, html))
  const small = { depthSize: 'small', withCrossShrink: true } as const
  const piece = fc.oneof(tie('line'), tie('block'))
  return {
    line: fc.oneof(
      small,
      fc.constant(null).map(() => `mot${++count}`),
      fc.tuple(some(tie('line')), fc.constantFrom(...gaps)).map(([lines, gap]) => lines.join(gap)),
      inside(inlineTags, tie('line')),
    ),
    list: inside(
      ['ul', 'ol'],
      some(piece).map((items) => items.map((html) => wrap('li', html)).join('\n')),
    ),
    table: some(some(piece)).map((rows) =>
      wrap('table', rows.map((cells) => wrap('tr', cells.map((html) => wrap('td', html)).join(''))).join('')),
    ),
    block: fc.oneof(
      small,
      inside(blockTags, tie('line')),
      inside(nestingTags, tie('page')),
      tie('list'),
      tie('table'),
    ),
    page: some(fc.oneof(tie('block'), inside(['p'], tie('line')))).map((blocks) => blocks.join('')),
  }
})

/** In the order in which the browser's parser puts them: it moves what may not stand where it was written. */
const visible = (html: string) =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent?.match(/mot\d+/g) ?? []
const wordsOf = (document: ArticleDocument) => plainText(document).match(/[\p{L}\p{N}]+/gu) ?? []

describe('whatever is pasted', () => {
  test('its words are there, each by itself and in their order', () => {
    fc.assert(
      fc.property(page, (html) => {
        expect(wordsOf(paste(html))).toEqual(visible(html))
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  test('wherever it is pasted, nothing that stood there is lost either', () => {
    const line = (text: string) => [{ type: 'text', text }]
    const paragraph = (text: string) => ({ type: 'paragraph', content: line(text) })
    const start = {
      type: 'doc',
      content: [
        paragraph('aa'),
        { type: 'heading', attrs: { level: 2 }, content: line('bb') },
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [paragraph('cc')] },
            { type: 'listItem', content: [paragraph('dd')] },
          ],
        },
        { type: 'blockquote', attrs: { attribution: '' }, content: [paragraph('ee')] },
        { type: 'pullQuote', attrs: { attribution: '' }, content: line('ff') },
      ],
    }
    fc.assert(
      fc.property(page, fc.nat(34), (html, at) => {
        const kept = wordsOf(pasteInto(start, at, html)).join('')
        const letters = [...kept.replace(/mot\d+/g, '')].join('')
        expect(letters).toBe('aabbccddeeff')
        expect(kept.match(/mot\d+/g)).toEqual(visible(html))
      }),
      { numRuns: 100 },
    )
  }, 60_000)
})
