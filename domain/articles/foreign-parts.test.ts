import { describe, expect, test } from 'vitest'
import { translator } from '#contract/i18n/translator.ts'
import type { Language } from '#lib/locale.ts'
import { emptyContent, typeset } from './content.ts'
import type { Block, Footnote, Inline, Picture } from './document.ts'
import { documentHtml } from './document-html.ts'
import { foreignParts } from './foreign-parts.ts'

const said = (text: string): Inline => ({ type: 'text', text })
const foreign = (text: string, lang: Language = 'en'): Inline => ({
  type: 'text',
  text,
  marks: [{ type: 'language', attrs: { lang } }],
})
const note = (text = 'See "The River" !'): Footnote => ({ type: 'footnote', attrs: { text } })
const line = (...content: Inline[]): Block => ({ type: 'paragraph', content })
const picture = (): Picture => ({
  type: 'picture',
  attrs: {
    mediaId: '01900000-0000-7000-8000-000000000000',
    alt: 'A "river"',
    caption: 'The "Thames" !',
    credit: '',
  },
})
const languageIn = (blocks: Block[], node: Footnote | Picture) => foreignParts(blocks).get(node)

describe('a note', () => {
  test.each<[string, (own: Footnote) => Inline[], Language | undefined]>([
    [
      'amid a passage',
      (own) => [said('Il lit '), foreign('the river'), own, foreign(' is high'), said('.')],
      'en',
    ],
    ['of a line that is foreign as a whole', (own) => [foreign('The river is high.'), own], 'en'],
    [
      'that closes a passage',
      (own) => [said('Il lit '), foreign('the river'), own, said(', puis sort.')],
      undefined,
    ],
    ['before a passage', (own) => [said('Il lit'), own, foreign(' the river')], undefined],
    ['between two passages of two languages', (own) => [foreign('yes'), own, foreign('ja', 'de')], undefined],
    ['of plain words', (own) => [said('La rivière'), own, said(' monte.')], undefined],
    ['alone', (own) => [own], undefined],
  ])('%s', (_, content, language) => {
    const own = note()
    expect(languageIn([line(...content(own))], own)).toBe(language)
  })
})

describe('a figure', () => {
  const quoted: Block = {
    type: 'blockquote',
    content: [line(foreign('The river.')) as never, line(foreign('It is high.')) as never],
  }

  test.each<[string, (own: Picture) => Block[], Language | undefined]>([
    ['between two foreign paragraphs', (own) => [line(foreign('One.')), own, line(foreign('Two.'))], 'en'],
    ['beside another one, and a quotation', (own) => [quoted, picture(), own, line(foreign('Two.'))], 'en'],
    ['behind the last one', (own) => [line(foreign('One.')), own, line(said('Deux.'))], undefined],
    ['at the end of the text', (own) => [line(foreign('One.')), own], undefined],
    ['between languages', (own) => [line(foreign('One.')), own, line(foreign('Zwei.', 'de'))], undefined],
    [
      'beside a line of both',
      (own) => [line(foreign('One'), said(' un')), own, line(foreign('Two.'))],
      undefined,
    ],
    ['of plain words', (own) => [line(said('Un.')), own, line(said('Deux.'))], undefined],
  ])('%s', (_, blocks, language) => {
    const own = picture()
    expect(languageIn(blocks(own), own)).toBe(language)
  })
})

test('what sits in a passage is set by the rules of its language', () => {
  const body = {
    type: 'doc' as const,
    content: [line(foreign('One.'), note()), picture(), line(foreign('Two.'))],
  }
  const set = typeset({ ...emptyContent, body }, 'fr').body.content
  expect(set[1]).toMatchObject({ attrs: { alt: 'A “river”', caption: 'The “Thames” !' } })
  expect(set[0]).toMatchObject({ content: [{}, { attrs: { text: 'See “The River” !' } }] })
  const french = { type: 'doc' as const, content: [line(said('Un.')), picture(), line(said('Deux.'))] }
  expect(typeset({ ...emptyContent, body: french }, 'fr').body.content[1]).toMatchObject({
    attrs: { caption: 'The «\u202fThames\u202f»\u202f!' },
  })
})

test('feeds say so too, and of the rest nothing', () => {
  const own = picture()
  const view = {
    id: '',
    token: 'jeton',
    width: 1600,
    height: 900,
    widths: [960],
    avif: true,
    alt: '',
    caption: '',
    credit: '',
  }
  const site = {
    siteUrl: 'https://site.test',
    pictures: { [own.attrs.mediaId]: view },
    audio: {},
    mentions: {},
    t: translator('fr'),
  }
  const html = (...content: Block[]) => documentHtml({ type: 'doc', content }, site)
  const inside = html(line(foreign('One.'), note('Source.')), own, line(foreign('Two.')))
  expect(inside).toContain('<figure lang="en" dir="ltr">')
  expect(inside).toContain('<li lang="en" dir="ltr">Source.</li>')
  const outside = html(line(said('Un.'), note('Source.')), own, line(said('Deux.')))
  expect(outside).toContain('<figure><img')
  expect(outside).toContain('<li>Source.</li>')
})
