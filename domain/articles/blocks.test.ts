import { describe, expect, test } from 'vitest'
import { emptyContent, lengthOf, missingForPublication, typeset } from './content.ts'
import {
  type ArticleDocument,
  audioIds,
  blockLimits,
  documentFormat,
  documentSchema,
  formatOf,
  mapText,
  mentionedIds,
  pictureIds,
  plainText,
  printedBlocks,
} from './document.ts'
import { countWords } from './words.ts'

const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const doc = (...content: unknown[]) => ({ type: 'doc', content }) as ArticleDocument
const text = (value: string) => ({ type: 'text', text: value })
const note = (value: string) => ({ type: 'footnote', attrs: { text: value } })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const line = (value: string) => paragraph(text(value))
const cell = (value: string, type = 'tableCell') => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [value === '' ? { type: 'paragraph' } : line(value)],
})
const row = (...cells: unknown[]) => ({ type: 'tableRow', content: cells })
const table = (...rows: unknown[]) => ({ type: 'table', attrs: { caption: 'Budget' }, content: rows })
const picture = (n: number, alt = 'Un quai') => ({ mediaId: id(n), alt, caption: 'La Brune', credit: '' })
const gallery = (...pictures: unknown[]) => ({ type: 'gallery', attrs: { pictures } })
const readAlso = (...ids: string[]) => ({
  type: 'readAlso',
  attrs: { articles: ids.map((one) => ({ id: one, title: 'Un titre' })) },
})
const box = (title: string, ...content: unknown[]) => ({ type: 'box', attrs: { title }, content })
const entry = (date: string, ...content: unknown[]) => ({ type: 'timelineEntry', attrs: { date }, content })
const timeline = (...entries: unknown[]) => ({
  type: 'timeline',
  attrs: { title: 'Les dates' },
  content: entries,
})
const chartAttributes = {
  kind: 'bars',
  title: 'Les loyers',
  unit: 'en euros',
  source: 'Mairie',
  series: ['2024'],
  rows: [{ label: 'Centre', values: ['1 200'] }],
}
const chart = (change: object = {}) => ({ type: 'chart', attrs: { ...chartAttributes, ...change } })

const audio = (change: object = {}) => ({
  type: 'audio',
  attrs: { mediaId: id(9), title: 'La maire', credit: 'Zoé', transcript: 'Un.\nDeux.', ...change },
})
const citation = (change: object = {}) => ({
  type: 'citation',
  attrs: {
    url: 'https://video.example.org/w/abc',
    title: 'Le pont',
    text: 'Il ferme !\nHélas.',
    author: 'La ville',
    date: '2024-03-14',
    mediaId: id(10),
    ...change,
  },
})

const everything = doc(
  paragraph(text('Un fait'), note('Rapport de 2024.'), text(' établi.')),
  gallery(picture(1), picture(2)),
  table(row(cell('Poste', 'tableHeader'), cell('Euros', 'tableHeader')), row(cell('Eau'), cell('12'))),
  readAlso(id(7), id(8)),
  box('Repères', line('Un repère'), {
    type: 'bulletList',
    content: [{ type: 'listItem', content: [line('un point')] }],
  }),
  timeline(entry('1974', line('Le four est construit.'))),
  chart(),
)
const accepts = (...content: unknown[]) => documentSchema.safeParse(doc(...content)).success

describe('the newer blocks of a document', () => {
  test('are kept as they are', () => {
    expect(documentSchema.parse(everything)).toEqual(everything)
  })

  test.each([
    ['a table in a box', box('', table(row(cell('a'))))],
    [
      'a picture in a cell',
      table(row({ type: 'tableCell', content: [{ type: 'picture', attrs: picture(1) }] })),
    ],
    ['a cell outside a row', { type: 'table', content: [cell('a')] }],
    ['a table without rows', table()],
    ['a cell wider than any table', table(row({ ...cell('a'), attrs: { colspan: 1_000, rowspan: 1 } }))],
    [
      'too many columns',
      table(row(...Array.from({ length: blockLimits.tableColumns + 1 }, () => cell('a')))),
    ],
    ['too many rows', table(...Array.from({ length: blockLimits.tableRows + 1 }, () => row(cell('a'))))],
    ['a note as a block', note('a')],
    ['a note longer than a note', paragraph(note('a'.repeat(blockLimits.footnote + 1)))],
    ['a gallery of addresses', gallery({ ...picture(1), mediaId: 'https://a.test/x.jpg' })],
    [
      'a gallery without end',
      gallery(...Array.from({ length: blockLimits.galleryPictures + 1 }, (_, n) => picture(n))),
    ],
    ['an article by its address', readAlso('/politique/budget')],
    ['six articles', readAlso(...Array.from({ length: 6 }, (_, n) => id(n)))],
    ['a box in a box', box('', box('', line('a')))],
    ['an entry outside a timeline', entry('1974', line('a'))],
    ['a sound by its address', audio({ mediaId: 'https://a.test/x.mp3' })],
    ['a transcript without end', audio({ transcript: 'a'.repeat(60_001) })],
    ['a citation of a script', citation({ url: 'javascript:alert(1)' })],
    ['a citation of this site’s own paths', citation({ url: '/politique' })],
    ['a citation with a word for a day', citation({ date: 'hier' })],
    ['a citation longer than a post', citation({ text: 'a'.repeat(blockLimits.citation + 1) })],
    ['a chart of another kind', chart({ kind: 'pie' })],
    ['a chart with five series', chart({ series: ['a', 'b', 'c', 'd', 'e'] })],
    ['a chart with markup for a figure', chart({ rows: [{ label: 'a', values: [{ html: '<b>' }] }] })],
  ])('refuse %s', (_, block) => {
    expect(accepts(block)).toBe(false)
  })

  test('the largest table there may be is within the bound on nodes', () => {
    const full = row(...Array.from({ length: blockLimits.tableColumns }, () => cell('12')))
    expect(accepts(table(...Array.from({ length: blockLimits.tableRows }, () => full)))).toBe(true)
  })

  test('say which format they need', () => {
    expect(formatOf(everything)).toBe(2)
    const passage = { ...text('Yes.'), marks: [{ type: 'language', attrs: { lang: 'en' } }] }
    expect(formatOf(doc(box('Repères', paragraph(passage))))).toBe(documentFormat)
    for (const block of everything.content)
      expect([block.type, formatOf(doc(block))]).toEqual([block.type, 2])
    expect(formatOf(doc(line('Texte.'), { type: 'heading', attrs: { level: 2 } }))).toBe(1)
  })

  test('give their words to searches and counts, the notes last', () => {
    expect(plainText(everything).split('\n')).toEqual([
      'Un fait établi.',
      'Budget',
      'Poste\tEuros',
      'Eau\t12',
      'Repères',
      'Un repère',
      'un point',
      'Les dates',
      '1974',
      'Le four est construit.',
      'Les loyers',
      'en euros',
      '2024',
      'Centre\t1 200',
      'Mairie',
      'Rapport de 2024.',
    ])
    expect(countWords({ standfirst: '', body: doc(table(row(cell('deux mots'), cell('un')))) })).toBe(4)
  })

  test('name the pictures and the articles they show', () => {
    expect(pictureIds(everything)).toEqual([id(1), id(2)])
    expect(mentionedIds(doc(readAlso(id(7), id(8)), readAlso(id(8))))).toEqual([id(7), id(8)])
  })

  test('have every text changed, and nothing that is no text', () => {
    const loud = mapText(everything, {
      inlines: (nodes) =>
        nodes.map((node) => (node.type === 'text' ? { ...node, text: node.text.toUpperCase() } : node)),
      text: (value) => value.toUpperCase(),
    })
    expect(plainText(loud)).toBe(plainText(everything).toUpperCase())
    expect(loud.content[1]).toEqual(
      gallery(
        { ...picture(1), alt: 'UN QUAI', caption: 'LA BRUNE' },
        { ...picture(2), alt: 'UN QUAI', caption: 'LA BRUNE' },
      ),
    )
    expect(loud.content[3]).toEqual(everything.content[3])
    expect(loud.content[6]).toMatchObject({ attrs: { kind: 'bars', unit: 'EN EUROS' } })
  })

  test('are set cell by cell, and a note does not part the sentence it stands in', () => {
    const body = doc(
      paragraph(text('Il a dit "non'), note('Séance du 3 mai: "non".'), text('" !')),
      table(row(cell('"Eau"'), cell('5 %'))),
    )
    expect(plainText(typeset({ ...emptyContent, body }, 'fr').body)).toBe(
      'Il a dit «\u202fnon\u202f»\u202f!\nBudget\n«\u202fEau\u202f»\t5\u00a0%\nSéance du 3\u00a0mai\u00a0: «\u202fnon\u202f».',
    )
  })

  test('are not printed when they hold nothing', () => {
    const nothing = doc(
      table(row(cell(''), cell('\u00a0'))),
      gallery(),
      readAlso(),
      box(' ', { type: 'paragraph' }),
      { type: 'timeline', attrs: { title: '' }, content: [entry(' ', { type: 'paragraph' })] },
      chart({ rows: [{ label: 'Centre', values: ['', ' '] }] }),
      paragraph(note('\u200b')),
    )
    expect(printedBlocks(nothing)).toEqual([])
    expect(plainText(nothing)).toBe('')
  })

  test('are printed with whatever they hold', () => {
    const something = doc(
      table(row(cell(''), cell('a'))),
      box('Un titre seul', { type: 'paragraph' }),
      { type: 'timeline', attrs: { title: '' }, content: [entry('1974', { type: 'paragraph' })] },
      paragraph(note('Une note seule.')),
    )
    expect(printedBlocks(something).map(({ type }) => type)).toEqual([
      'table',
      'box',
      'timeline',
      'paragraph',
    ])
  })

  test('owe the description of each picture of a gallery', () => {
    const content = { ...emptyContent, body: doc(line('a'), gallery(picture(1), picture(2, ' '))) }
    expect(missingForPublication(content).body).toBe('article.alt_missing')
    const described = { ...emptyContent, body: doc(line('a'), gallery(picture(1), picture(2))) }
    expect(missingForPublication(described).body).toBeUndefined()
  })
})

describe('sounds and citations', () => {
  const both = doc(audio(), citation())

  test('are kept as they are, and ask for the newest format', () => {
    expect(documentSchema.parse(both)).toEqual(both)
    expect(both.content.map((block) => formatOf(doc(block)))).toEqual([documentFormat, documentFormat])
    const empty = doc(audio({ mediaId: '' }), citation({ url: '', mediaId: '', date: '' }))
    expect(documentSchema.parse(empty)).toEqual(empty)
    expect(printedBlocks(empty)).toEqual([])
  })

  test('name what they show', () => {
    expect([audioIds(both), pictureIds(both)]).toEqual([[id(9)], [id(10)]])
  })

  test('give their words, of which a transcript takes no reading time', () => {
    expect(plainText(both)).toBe('La maire\nZoé\nUn.\nDeux.\nLe pont\nIl ferme !\nHélas.\nLa ville')
    expect(countWords({ standfirst: '', body: both })).toBe(7)
  })

  test('are set in our words, and left as they are in others’', () => {
    const body = doc(audio({ title: 'Elle dit: "non" !' }), citation({ text: 'Really ?', title: '"Non" !' }))
    const [heard, cited] = typeset({ ...emptyContent, body }, 'fr').body.content
    expect(heard).toMatchObject({ attrs: { title: 'Elle dit\u00a0: «\u202fnon\u202f»\u202f!' } })
    expect(cited).toEqual(citation({ text: 'Really ?', title: '"Non" !' }))
    expect(lengthOf(doc(citation()))).toBe('Le pontIl ferme !\nHélas.La ville'.length)
  })
})
