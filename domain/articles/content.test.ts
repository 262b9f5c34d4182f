import { describe, expect, test, vi } from 'vitest'
import { parse } from '#domain/action.ts'
import { articleLimits } from './article.ts'
import {
  type ArticleContent,
  checkPublishable,
  contentSchema,
  emptyContent,
  mediaIds,
  missingForPublication,
  typeset,
} from './content.ts'
import type { ArticleDocument, Inline } from './document.ts'
import { createArticleInput, publishInput, returnInput, saveDraftInput } from './input.ts'
import { countWords } from './words.ts'

vi.mock('#domain/viewer.ts', () => ({ getViewer: async () => null, getNow: async () => new Date() }))

const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const body = (...texts: string[]): ArticleDocument => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const whole: ArticleContent = {
  ...emptyContent,
  title: 'Un titre',
  sectionId: id(1),
  bylineIds: [id(2)],
  body: body('Des mots.'),
}
const picture = (n: number, alt: string) => ({
  type: 'picture' as const,
  attrs: { mediaId: id(n), alt, caption: "L'eau", credit: '' },
})
const codeOf = (content: unknown) => contentSchema.safeParse(content).error?.issues[0]?.message

describe('case comment-invisible: what cannot be seen is missing before publication', () => {
  test.each([
    ['title', { title: '\u3164' }, 'article.title_missing'],
    ['body', { body: body('\u2800', '\u00ad') }, 'article.body_missing'],
    ['lead', { lead: { mediaId: id(3), alt: '\u200d', caption: '', credit: '' } }, 'article.alt_missing'],
    [
      'body',
      { body: { type: 'doc' as const, content: [...whole.body.content, picture(3, '\u0301')] } },
      'article.alt_missing',
    ],
  ])('the %s', (field, changes, code) => {
    expect(missingForPublication({ ...whole, ...changes })).toEqual({ [field]: code })
  })
})

describe('a draft', () => {
  test('may be empty', () => {
    expect(contentSchema.parse(emptyContent)).toEqual(emptyContent)
  })

  test('may come from a tab of an earlier release, which called bylines otherwise', () => {
    const { bylineIds: authorIds, ...rest } = whole
    expect(contentSchema.parse({ ...rest, authorIds })).toEqual(whole)
    expect(codeOf({ ...rest, authorIds: ['x'] })).toBeDefined()
  })

  test.each([
    ['title', 'x'.repeat(articleLimits.title), 'article.title_too_long'],
    ['standfirst', 'x'.repeat(articleLimits.standfirst), 'article.standfirst_too_long'],
  ])('holds a %s up to its limit, and one more is refused', (field, longest, code) => {
    expect(codeOf({ ...whole, [field]: longest })).toBeUndefined()
    expect(codeOf({ ...whole, [field]: `${longest}x` })).toBe(code)
  })

  test('holds a body up to its limit', () => {
    expect(codeOf({ ...whole, body: body('x'.repeat(articleLimits.bodyCharacters)) })).toBeUndefined()
    for (const character of ['x', '\u00a0'])
      expect(codeOf({ ...whole, body: body(character.repeat(articleLimits.bodyCharacters + 1)) })).toBe(
        'article.body_too_long',
      )
  })

  test('holds only so many bylines and topics', () => {
    const ids = (n: number) => Array.from({ length: n }, (_, index) => id(index))
    expect(codeOf({ ...whole, bylineIds: ids(articleLimits.bylines) })).toBeUndefined()
    expect(codeOf({ ...whole, bylineIds: ids(articleLimits.bylines + 1) })).toBeDefined()
    expect(codeOf({ ...whole, topicIds: ids(articleLimits.topics + 1) })).toBeDefined()
  })

  test('is answered with the field that is wrong', () => {
    const save = (content: unknown) => () =>
      parse(saveDraftInput, { articleId: id(9), baseVersion: 1, content })
    expect(save({ ...whole, title: 'x'.repeat(400) })).toThrow(
      expect.objectContaining({
        code: 'article.title_too_long',
        fields: { title: 'article.title_too_long' },
      }),
    )
    expect(save({ ...whole, body: { type: 'doc', content: [{ type: 'iframe' }] } })).toThrow(
      expect.objectContaining({ code: 'article.body_invalid', fields: { body: 'article.body_invalid' } }),
    )
  })
})

describe('before publication', () => {
  test('nothing is missing from a whole text', () => {
    expect(missingForPublication(whole)).toEqual({})
    expect(() => checkPublishable(whole)).not.toThrow()
  })

  test.each([
    ['a title of spaces', { title: '  ' }, { title: 'article.title_missing' }],
    ['no section', { sectionId: null }, { section: 'article.section_missing' }],
    ['no byline', { bylineIds: [] }, { bylines: 'article.byline_missing' }],
    ['a body without words', { body: body(' ') }, { body: 'article.body_missing' }],
    [
      'a lead picture without words',
      { lead: { mediaId: id(3), alt: ' ', caption: '', credit: '' } },
      { lead: 'article.alt_missing' },
    ],
    [
      'a picture in the body without words',
      { body: { type: 'doc' as const, content: [...body('Mots').content, picture(3, '')] } },
      { body: 'article.alt_missing' },
    ],
  ])('%s is named', (_, changes, fields) => {
    expect(missingForPublication({ ...whole, ...changes })).toEqual(fields)
    expect(() => checkPublishable({ ...whole, ...changes })).toThrow(expect.objectContaining({ fields }))
  })
})

test('words are set in type, and printing them again changes nothing', () => {
  const content: ArticleContent = {
    ...whole,
    title: ' Quoi ? ',
    standfirst: "L'eau",
    lead: { mediaId: id(3), alt: "L'alt aussi", caption: "L'eau", credit: "D'ailleurs" },
    body: { type: 'doc', content: [...body('Oui !').content, picture(4, 'Un quai')] },
  }
  const printed = typeset(content, 'fr')
  expect(printed).toMatchObject({
    title: 'Quoi\u202f?',
    standfirst: 'L\u2019eau',
    lead: { alt: 'L\u2019alt aussi', caption: 'L\u2019eau', credit: 'D\u2019ailleurs' },
    body: { content: [{ content: [{ text: 'Oui\u202f!' }] }, { attrs: { caption: 'L\u2019eau' } }] },
  })
  expect(typeset(printed, 'fr')).toEqual(printed)
  expect(mediaIds(content)).toEqual([id(3), id(4)])
})

describe('a paragraph is set as one text', () => {
  type Inlines = { text: string; marks?: { type: 'bold' | 'italic' }[] }[]
  const printed = (inlines: Inlines, language: 'fr' | 'en' = 'fr') => {
    const content = inlines.map((node) => ({ type: 'text' as const, ...node }))
    const set = typeset(
      { ...whole, body: { type: 'doc', content: [{ type: 'paragraph', content }] } },
      language,
    )
    expect(typeset(set, language)).toEqual(set)
    const [block] = set.body.content
    return block?.type === 'paragraph' ? block.content : null
  }
  const bold = (text: string) => ({ type: 'text', text, marks: [{ type: 'bold' as const }] })
  const italic = (text: string) => ({ type: 'text', text, marks: [{ type: 'italic' as const }] })
  const plain = (text: string) => ({ type: 'text', text })

  test.each([
    [
      'case typography-across-marks: an apostrophe before italics',
      [plain("Dans l'"), italic('Express'), plain(' de jeudi.')],
      [plain('Dans l’'), italic('Express'), plain(' de jeudi.')],
    ],
    [
      'case typography-across-marks: quotes outside bold and italics',
      [plain('Il a dit "'), bold('oui'), plain('" hier, puis "'), italic('non'), plain('".')],
      [
        plain('Il a dit «\u202f'),
        bold('oui'),
        plain('\u202f» hier, puis «\u202f'),
        italic('non'),
        plain('\u202f».'),
      ],
    ],
    [
      'case typography-across-marks: a space before a sign in bold',
      [plain('Prix '), bold(': 3 €')],
      [plain('Prix\u00a0'), bold(': 3\u00a0€')],
    ],
    ['a sign glued to italics', [italic('Non'), plain('! dit-il')], [italic('Non'), plain('\u202f! dit-il')]],
    [
      'a quotation that begins in bold',
      [bold('"Oui'), plain('", dit-il')],
      [bold('«\u202fOui'), plain('\u202f», dit-il')],
    ],
    ['a number and its unit', [bold('25'), plain(' km')], [bold('25'), plain('\u00a0km')]],
    ['a number in two nodes', [bold('12 '), plain('000')], [bold('12\u202f'), plain('000')]],
    ['three dots in two nodes', [plain('Alors.'), italic('..')], [plain('Alors…')]],
    ['a title and a name', [plain('M. '), bold('Durand')], [plain('M.\u00a0'), bold('Durand')]],
  ])('%s', (_, typed, expected) => {
    expect(printed(typed as Inlines)).toEqual(expected)
  })

  test('across a line break too, which stays where it is', () => {
    const content = [plain('"Oui'), { type: 'hardBreak' as const }, plain('non", dit-il')]
    const set = typeset(
      { ...whole, body: { type: 'doc', content: [{ type: 'paragraph', content: content as Inline[] }] } },
      'fr',
    )
    expect(set.body.content[0]).toMatchObject({
      content: [plain('«\u202fOui'), { type: 'hardBreak' }, plain('non\u202f», dit-il')],
    })
  })

  test('case typography-english-site: in English on an English site', () => {
    expect(printed([plain('They said "'), bold("don't"), plain('": why ?')] as Inlines, 'en')).toEqual([
      plain('They said “'),
      bold('don’t'),
      plain('”: why ?'),
    ])
  })

  test('attributions of quotations as well, inside lists as well', () => {
    const set = typeset(
      {
        ...whole,
        body: {
          type: 'doc',
          content: [
            {
              type: 'pullQuote',
              attrs: { attribution: "L'élue" },
              content: [{ type: 'text', text: 'Non !' }],
            },
            {
              type: 'bulletList',
              content: [
                {
                  type: 'listItem',
                  content: [{ type: 'paragraph', content: [{ type: 'text', text: "L'un" }] }],
                },
              ],
            },
          ],
        },
      },
      'fr',
    )
    expect(JSON.stringify(set.body)).toContain('L’élue')
    expect(JSON.stringify(set.body)).toContain('L’un')
  })
})

test.each([
  ['', 'Aujourd\u2019hui, peut-être : rien.', 3],
  ['Un chapô', '3 400 repas', 5],
  ['', '…', 0],
])('counts the words of %j and %j', (standfirst, text, words) => {
  expect(countWords({ standfirst, body: body(text) })).toBe(words)
})

describe('input', () => {
  const publish = { articleId: id(1), baseVersion: 1, at: null, slug: 'un-titre' }
  test('of publishing knows hours with their offset only, and addresses only as they are made', () => {
    expect(publishInput.parse({ ...publish, at: '2026-03-01T12:00:00+01:00' }).at).toEqual(
      new Date('2026-03-01T11:00:00Z'),
    )
    expect(publishInput.parse(publish)).toMatchObject({ at: null, correction: '' })
    for (const at of ['2026-03-01', '2026-03-01T12:00', 'demain', 12])
      expect(publishInput.safeParse({ ...publish, at }).success).toBe(false)
    for (const slug of ['', 'Titre', 'a/b', '../a', 'x'.repeat(articleLimits.slug + 1)])
      expect(publishInput.safeParse({ ...publish, slug }).success).toBe(false)
  })
  test('of returning needs a note; of creating needs nothing', () => {
    expect(returnInput.safeParse({ articleId: id(1), note: ' ' }).success).toBe(false)
    expect(createArticleInput.safeParse({}).success).toBe(true)
  })
})
