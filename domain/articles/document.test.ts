import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ArticleDocument,
  documentSchema,
  isSafeHref,
  mapText,
  maxDepth,
  pictureIds,
  plainText,
  printedBlocks,
  walk,
} from './document.ts'

const doc = (...content: unknown[]) => ({ type: 'doc', content })
const text = (value: string, ...marks: unknown[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks } : {}),
})
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const item = (...content: unknown[]) => ({ type: 'listItem', content })
const accepts = (value: unknown) => documentSchema.safeParse(value).success
const pictureAttrs = {
  mediaId: '018f0000-0000-7000-8000-000000000000',
  alt: 'Un quai',
  caption: '',
  credit: '',
}

const everything = doc(
  { type: 'heading', attrs: { level: 2 }, content: [text('Titre')] },
  paragraph(
    text('Un '),
    text('mot', { type: 'bold' }, { type: 'italic' }),
    { type: 'hardBreak' },
    text('suite'),
  ),
  paragraph(text('lien', { type: 'link', attrs: { href: 'https://a.test/' } })),
  {
    type: 'bulletList',
    content: [item(paragraph(text('un')), { type: 'orderedList', content: [item(paragraph(text('deux')))] })],
  },
  { type: 'blockquote', attrs: { attribution: 'Le maire' }, content: [paragraph(text('Non.'))] },
  { type: 'pullQuote', attrs: { attribution: '' }, content: [text('Une phrase.')] },
  { type: 'picture', attrs: pictureAttrs },
  { type: 'paragraph' },
)

describe('a document', () => {
  test('of every node the newsroom has is kept as it is', () => {
    expect(documentSchema.parse(everything)).toEqual(everything)
  })

  test.each([
    ['a node nobody knows', doc({ type: 'iframe', attrs: { src: 'https://a.test' } })],
    ['raw HTML', doc({ type: 'html', content: '<script>' })],
    ['code', doc({ type: 'codeBlock', content: [text('x')] })],
    ['a mark nobody knows', doc(paragraph(text('x', { type: 'underline' })))],
    ['a heading of level 1', doc({ type: 'heading', attrs: { level: 1 }, content: [text('x')] })],
    ['a heading without a level', doc({ type: 'heading', content: [text('x')] })],
    ['text outside a block', doc(text('x'))],
    ['a picture in a paragraph', doc(paragraph({ type: 'picture', attrs: pictureAttrs }))],
    [
      'a picture without a place',
      doc({ type: 'picture', attrs: { ...pictureAttrs, mediaId: '../../etc/passwd' } }),
    ],
    [
      'a quotation in a quotation',
      doc({ type: 'blockquote', content: [{ type: 'blockquote', content: [paragraph()] }] }),
    ],
    ['a list without items', doc({ type: 'bulletList', content: [] })],
    ['a string', '<p>Bonjour</p>'],
    ['nothing', null],
    ['another root', { type: 'paragraph', content: [] }],
  ])('with %s is refused', (_, value) => {
    expect(accepts(value)).toBe(false)
  })

  test('loses texts without a character, which no editor could open', () => {
    const parsed = documentSchema.parse(doc(paragraph(text(''), text('a'), text('\u0000\ud83d'))))
    expect(parsed).toEqual(doc(paragraph(text('a'))))
  })

  test('loses attributes that nobody knows, and keeps the words', () => {
    const dressed = doc({
      type: 'paragraph',
      attrs: { onclick: 'alert(1)', style: 'color:red' },
      content: [
        {
          ...text('Bonjour', { type: 'link', attrs: { href: '/a', target: '_blank', onmouseover: 'x' } }),
          'data-x': 1,
        },
      ],
    })
    expect(documentSchema.parse(dressed)).toEqual(
      doc(paragraph(text('Bonjour', { type: 'link', attrs: { href: '/a' } }))),
    )
  })

  test('takes ProseMirror’s null for an attribution nobody filled in', () => {
    const parsed = documentSchema.parse(doc({ type: 'pullQuote', attrs: { attribution: null } }))
    expect(parsed.content[0]).toMatchObject({ attrs: { attribution: '' } })
  })

  test('is refused beyond any honest depth or size, quickly', () => {
    const nested = (levels: number) => {
      let list: unknown = { type: 'bulletList', content: [item(paragraph(text('fond')))] }
      for (let level = 1; level < levels; level++)
        list = { type: 'bulletList', content: [item(paragraph(), list)] }
      return doc(list)
    }
    expect(accepts(nested(5))).toBe(true)
    expect(accepts(nested(maxDepth + 1))).toBe(false)
    expect(accepts(nested(100_000))).toBe(false)
    const many = Array.from({ length: 100_000 }, () => paragraph())
    expect(documentSchema.safeParse(doc(...many)).error?.issues[0]?.message).toBe('article.body_too_long')
  })
})

describe('a link', () => {
  test.each([
    'https://a.test',
    'http://a.test/x?y=1#z',
    'mailto:a@b.test',
    '/culture/un-article',
    '/',
    '/recherche?q=eau',
    'HTTPS://A.TEST/',
  ])('to %j is kept', (href) => expect(isSafeHref(href)).toBe(true))

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0000javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.test/x',
    '//a.test',
    '/\\a.test',
    '\\\\a.test',
    '/a b',
    '/é',
    'culture/article',
    '',
    '#',
    '?x',
    'https://',
    'https://a b',
    'https:\\\\a.test',
    `https://a.test/${'x'.repeat(2_000)}`,
    '/\t/a.test',
    '/\n/a.test',
  ])('to %j is refused', (href) => {
    expect(isSafeHref(href)).toBe(false)
    expect(accepts(doc(paragraph(text('x', { type: 'link', attrs: { href } }))))).toBe(false)
  })

  test('that is kept never leaves http, https or mail', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(...'/\\:ahtps?#@. \t\n\u0000javscript'.split('')),
      maxLength: 20,
    })
    fc.assert(
      fc.property(nasty, (href) => {
        if (!isSafeHref(href)) return
        const url = new URL(href, 'https://site.test/')
        expect(['http:', 'https:', 'mailto:']).toContain(url.protocol)
        if (href.startsWith('/')) expect(url.host).toBe('site.test')
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('reading a document', () => {
  const document = documentSchema.parse(everything)

  test('gives its words, block by block', () => {
    expect(plainText(document)).toBe('Titre\nUn mot\nsuite\nlien\nun\ndeux\nNon.\nUne phrase.')
  })

  test('gives its pictures, and every node', () => {
    expect(pictureIds(document)).toEqual([pictureAttrs.mediaId])
    expect([...walk(document.content)]).toHaveLength(24)
  })

  test('with a change of text changes text and nothing else', () => {
    const text = (value: string) => value.toUpperCase()
    const loud = mapText(document, {
      text,
      inlines: (inlines) =>
        inlines.map((node) => (node.type === 'text' ? { ...node, text: text(node.text) } : node)),
    })
    expect(plainText(loud)).toBe(plainText(document).toUpperCase())
    expect(JSON.stringify(loud)).toContain('"attribution":"LE MAIRE"')
    expect(JSON.stringify(loud)).toContain('"alt":"UN QUAI"')
    const silent = (one: ArticleDocument) =>
      JSON.stringify(one).replace(/"(text|attribution|alt|caption|credit)":"[^"]*"/g, '')
    expect(silent(loud)).toBe(silent(document))
  })
})

describe('what holds no words', () => {
  const invisible = [
    '',
    ' ',
    '\u00a0',
    '\u200b',
    '\u00ad',
    '\u2060\u202f',
    '\u3164',
    '\u2800',
    '\ufeff',
    '\ufe0f',
  ]
  const texts = (value: string) => (value === '' ? undefined : [text(value)])
  const blocks = (value: string) =>
    [
      { type: 'paragraph', content: texts(value) },
      { type: 'heading', attrs: { level: 2 }, content: texts(value) },
      { type: 'bulletList', content: [item({ type: 'paragraph', content: texts(value) })] },
      {
        type: 'orderedList',
        content: [
          item({ type: 'bulletList', content: [item({ type: 'paragraph', content: texts(value) })] }),
        ],
      },
      {
        type: 'blockquote',
        attrs: { attribution: 'Personne' },
        content: [{ type: 'paragraph', content: texts(value) }],
      },
      { type: 'pullQuote', attrs: { attribution: 'Personne' }, content: texts(value) },
    ] as ArticleDocument['content']

  test('is not printed, whatever it is', () => {
    for (const value of invisible) {
      const document: ArticleDocument = { type: 'doc', content: blocks(value) }
      expect([value, printedBlocks(document)]).toEqual([value, []])
      expect(plainText(document)).toBe('')
    }
    const lineBreaks = doc(paragraph({ type: 'hardBreak' }, { type: 'hardBreak' })) as ArticleDocument
    expect(printedBlocks(lineBreaks)).toEqual([])
  })

  test('with a word, a digit, a sign or an emoji it is printed as it is', () => {
    for (const value of ['a', '5', '*', '✓', '🙂', '\u00a0x'])
      expect(printedBlocks({ type: 'doc', content: blocks(value) })).toEqual(blocks(value))
  })

  test('goes alone: the items and paragraphs beside it stay', () => {
    const full = item(paragraph(text('un')))
    const list = (...items: unknown[]) => ({ type: 'bulletList', content: items })
    const hollow = doc(
      list(item(paragraph()), full, item(paragraph(), list(full))),
      { type: 'blockquote', content: [paragraph(), paragraph(text('dit'))] },
      { type: 'picture', attrs: pictureAttrs },
    ) as ArticleDocument
    expect(printedBlocks(hollow)).toEqual([
      list(full, item(list(full))),
      { type: 'blockquote', content: [paragraph(text('dit'))] },
      { type: 'picture', attrs: pictureAttrs },
    ])
    expect(plainText(hollow)).toBe('un\nun\ndit')
  })
})
