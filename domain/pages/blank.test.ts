import { expect, test } from 'vitest'
import { type Inline, type Paragraph, plainText } from '#domain/articles/document.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { locales } from '#lib/locale.ts'
import { blanksOf, fillPage } from './blank.ts'
import { firstText } from './first-text.ts'
import { owedKinds, type PageContent } from './page.ts'

const values = {
  name: 'Le Phare',
  publisher: 'Association du Phare',
  publisherAddress: '1, quai Ouest\nBrest',
  publicationDirector: '',
  host: 'Chez nous',
  contactEmail: 'redaction@phare.example',
}

type Block = PageContent['body']['content'][number]
const line = (text: string): Paragraph => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const p = (text: string): Block => line(text)
const h = (text: string, level: 2 | 3 = 2): Block => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text }],
})
const page = (...content: Block[]): PageContent => ({
  title: 'Mentions',
  standfirst: '',
  body: { type: 'doc', content },
})
const read = (...content: Block[]) => plainText(fillPage(page(...content), values).value.body).split('\n')

test('what the settings know stands in its place, in either language, on one line', () => {
  expect(read(p('[[Éditeur]], [[adresse]]. By [[ publisher ]].'))).toEqual([
    'Association du Phare, 1, quai Ouest, Brest. By Association du Phare.',
  ])
})

test('the e-mail address is a link, and no link inside a link', () => {
  const { value } = fillPage(page(p('Écrivez à [[courriel]].')), values)
  expect(value.body.content[0]).toEqual({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Écrivez à ' },
      {
        type: 'text',
        text: values.contactEmail,
        marks: [{ type: 'link', attrs: { href: `mailto:${values.contactEmail}` } }],
      },
      { type: 'text', text: '.' },
    ],
  })
  const link = { type: 'link' as const, attrs: { href: '/contact' } }
  const linked = page({
    type: 'paragraph',
    content: [{ type: 'text', text: '[[courriel]]', marks: [link] }],
  })
  const [block] = fillPage(linked, values).value.body.content
  expect(block).toMatchObject({ content: [{ marks: [link] }] })
})

test('only the sentence that waits is left out', () => {
  expect(read(p('Le journal paraît. Téléphone : [[à compléter : téléphone]]. Il est libre !'))).toEqual([
    'Le journal paraît. Il est libre !',
  ])
  expect(read(p('Dirigé par [[direction]]. Hébergé : [[hébergeur]]'))).toEqual(['Hébergé : Chez nous'])
})

test('a sentence does not end behind an initial, an abbreviation or in a number', () => {
  expect(read(p('Selon M. Le Goff, art. 1-1 et n° 2.5, appelez [[à compléter : téléphone]].'))).toEqual([''])
  expect(read(p('Le siège de J. Dupont. Appelez [[à compléter : téléphone]].'))).toEqual([
    'Le siège de J. Dupont.',
  ])
})

test('marks and line breaks of the other sentences stay', () => {
  const { value } = fillPage(
    page({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Un ' },
        { type: 'text', text: 'mot gras', marks: [{ type: 'bold' }] },
        { type: 'text', text: '.' },
        { type: 'hardBreak' },
        { type: 'text', text: 'Tél. : [[à compléter : té' },
        { type: 'text', text: 'léphone]]', marks: [{ type: 'italic' }] },
      ],
    }),
    values,
  )
  expect(value.body.content).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Un ' },
        { type: 'text', text: 'mot gras', marks: [{ type: 'bold' }] },
        { type: 'text', text: '.' },
      ],
    },
  ])
})

test('a heading goes with all that stood under it, and with nothing less', () => {
  const waits = p('[[à compléter : CPPAP]]')
  expect(read(h('Un'), waits, h('Deux'), p('Là.'))).toEqual(['Deux', 'Là.'])
  expect(read(h('Un'), h('Un et demi', 3), waits, h('Deux'), p('Là.'))).toEqual(['Deux', 'Là.'])
  expect(read(h('Un'), waits, p('Là.'))).toEqual(['Un', 'Là.'])
  expect(read(p('Là.'), h('Vide'))).toEqual(['Là.', 'Vide'])
})

test('each thing that is missing is named once, by the setting that would fill it or by its own words', () => {
  const content = page(p('[[direction]]. [[à compléter : téléphone]]. [[Direction]]. [[To fill in: phone]].'))
  expect(blanksOf(content, values)).toEqual([
    { label: 'direction', field: 'publicationDirector' },
    { label: 'téléphone', field: null },
    { label: 'phone', field: null },
  ])
})

test('a note goes with its sentence and parts none', () => {
  const note = (words: string): Inline => ({ type: 'footnote', attrs: { text: words } })
  const text = (words: string): Inline => ({ type: 'text', text: words })
  const filled = (...content: Inline[]) =>
    fillPage(page({ type: 'paragraph', content }), values).value.body.content
  expect(filled(text('Paraît.'), note('Loi de 1881.'), text(' Tél. : [[à compléter : téléphone]].'))).toEqual(
    [{ type: 'paragraph', content: [text('Paraît.'), note('Loi de 1881.')] }],
  )
  expect(
    filled(text('Là. Dirigé'), note('Par qui ?'), text(' par [[direction]]. Édité'), note('Ici.'), text('.')),
  ).toEqual([{ type: 'paragraph', content: [text('Là. '), text('Édité'), note('Ici.'), text('.')] }])
})

test('markers in tables, boxes and notes are filled, and no block is lost by it', () => {
  const typed = page(
    {
      type: 'table',
      attrs: { caption: 'Chez [[nom]]' },
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [line('[[éditeur]]')] }] }],
    },
    {
      type: 'box',
      attrs: { title: '[[hébergeur]]' },
      content: [line('Appelez [[à compléter : téléphone]].')],
    },
    { type: 'paragraph', content: [{ type: 'footnote', attrs: { text: 'Voir [[nom]].' } }] },
  )
  expect(plainText(fillPage(typed, values).value.body).split('\n')).toEqual([
    'Chez Le Phare',
    'Association du Phare',
    'Chez nous',
    'Voir Le Phare.',
  ])
})

test('other brackets are words', () => {
  expect(read(p('Un [détail] et [[a[b]].'))).toEqual(['Un [détail] et [[a[b]].'])
})

test('no marker shows, whatever was written into it', () => {
  expect(read(p('Là. Ici : [[à compléter : n° R.C.S. Brest. Et la date]] !'))).toEqual(['Là.'])
  expect(blanksOf(page(p('[[ ]]')), values)).toEqual([{ label: '…', field: null }])
})

test.each(locales)(
  'no reader of a first text in %s meets a marker, whatever the settings know',
  (language) => {
    for (const kind of owedKinds)
      for (const known of [values, defaultSettings]) {
        const first = firstText(kind, language, { ...defaultSettings, about: 'Nous.\n\nIci.' })
        const { value, blanks } = fillPage(first, known)
        expect(JSON.stringify(value), `${kind} ${language}`).not.toMatch(/\[\[|\]\]|to fill in|à compléter/)
        expect(value.title).not.toBe('')
        expect(plainText(value.body).length, kind).toBeGreaterThan(200)
        // A marker that names a setting is read as such: nothing is lost in its spelling.
        for (const blank of blanks) if (known === values) expect(blank.field ?? 'own').not.toBe('name')
      }
  },
)
