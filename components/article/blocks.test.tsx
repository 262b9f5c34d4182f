import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import type { ArticleDocument, Block } from '#domain/articles/document.ts'
import type { Mention } from '#domain/articles/view.ts'
import type { PictureView } from '#domain/media/view.ts'
import { Body } from './body.tsx'

const print = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const pictures = Object.fromEntries(
  ['un', 'deux'].map((id) => [
    id,
    {
      id,
      token: `jeton-${id}`,
      width: 1600,
      height: 900,
      widths: [480, 960, 1600],
      avif: true,
    } as PictureView,
  ]),
)
const mentions: Record<string, Mention> = {
  visible: {
    id: 'visible',
    slug: 'le-pont',
    title: 'Le pont',
    section: { slug: 'politique', name: 'Politique' },
    language: 'fr',
  },
}
const html = (...content: unknown[]) => {
  const body: ArticleDocument = { type: 'doc', content: content as Block[] }
  return renderToStaticMarkup(<Body body={body} pictures={pictures} mentions={mentions} print={print} />)
}
const text = (value: string) => ({ type: 'text', text: value })
const note = (value: string) => ({ type: 'footnote', attrs: { text: value } })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const cell = (value: string, type = 'tableCell', attrs?: object) => ({
  type,
  attrs,
  content: [value === '' ? { type: 'paragraph' } : paragraph(text(value))],
})
const row = (...cells: unknown[]) => ({ type: 'tableRow', content: cells })
const table = (caption: string, ...rows: unknown[]) => ({ type: 'table', attrs: { caption }, content: rows })
const shown = (mediaId: string, caption = '') => ({ mediaId, alt: `Vue ${mediaId}`, caption, credit: 'Zoé' })
const gallery = (...some: unknown[]) => ({ type: 'gallery', attrs: { pictures: some } })
const chart = (attrs: object) => ({
  type: 'chart',
  attrs: {
    kind: 'bars',
    title: 'Les loyers',
    unit: 'en euros',
    source: 'Mairie',
    series: [],
    rows: [],
    ...attrs,
  },
})

describe('notes', () => {
  it('are numbered in reading order and lead both ways, thirty of them too', () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      paragraph(text(`Fait ${n + 1}`), note(`Note ${n + 1}.`)),
    )
    const printed = html(...many)
    for (const number of [1, 17, 30]) {
      expect(printed).toContain(
        `Fait ${number}<sup class="note-call"><a id="appel-${number}" href="#note-${number}"`,
      )
      expect(printed).toContain(`<li id="note-${number}">Note ${number}. <a href="#appel-${number}"`)
    }
    expect(printed.match(/role="doc-backlink"/g)).toHaveLength(30)
    expect(new Set(printed.match(/ id="[^"]+"/g)).size).toBe(printed.match(/ id="/g)!.length)
  })

  it('stand in headings, lists, boxes and tables as well, and one without words has no number', () => {
    const printed = html(
      { type: 'heading', attrs: { level: 2 }, content: [text('Note 1'), note('Un.')] },
      paragraph(text('mot'), note(' ')),
      table('', row({ type: 'tableCell', content: [paragraph(text('12'), note('Deux.'))] })),
      { type: 'box', attrs: { title: '' }, content: [paragraph(text('mot'), note('Trois.'))] },
    )
    expect(printed.match(/<li id="note-\d">[A-Z]\w+\./g)).toEqual([
      '<li id="note-1">Un.',
      '<li id="note-2">Deux.',
      '<li id="note-3">Trois.',
    ])
    expect(printed).toContain('<h2 id="note-1-2">')
  })

  it('lead to the addresses in them, without the sign that ends the sentence', () => {
    const printed = html(paragraph(note('Voir https://exemple.fr/rapport?p=2. Ou javascript:alert(1).')))
    expect(printed).toContain(
      'Voir <a href="https://exemple.fr/rapport?p=2" rel="external noopener">https://exemple.fr/rapport?p=2</a>. Ou',
    )
    expect(printed).not.toContain('href="javascript')
  })

  it('are not there when nothing is noted', () => {
    expect(html(paragraph(text('mot')))).toBe('<div class="prose ends"><p>mot</p></div>')
  })
})

describe('a table', () => {
  it('of twelve columns scrolls in a frame that has a name and takes the focus, under its headings', () => {
    const months = Array.from({ length: 12 }, (_, n) => cell(`M${n + 1}`, 'tableHeader'))
    const figures = (name: string) =>
      row(cell(name, 'tableHeader'), ...months.slice(1).map(() => cell('12,5')))
    const printed = html(table('Débits', row(...months), figures('Brune'), figures('Aurin')))
    expect(printed).toContain('<figcaption id="tableau">Débits</figcaption>')
    expect(printed).toContain('<section class="table-frame" tabindex="0" aria-labelledby="tableau">')
    expect(printed.match(/<th scope="col">/g)).toHaveLength(12)
    expect(printed.match(/<th scope="row">/g)).toHaveLength(2)
    expect(printed).toMatch(/<thead><tr>.*<\/tr><\/thead><tbody>/)
  })

  it('of two columns needs no frame; without a caption it is named all the same', () => {
    const printed = html(table('', row(cell('a'), cell('b'))))
    expect(printed).toContain(
      '<table aria-label="Tableau"><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
    )
    expect(printed).not.toContain('tabindex')
  })

  it('keeps joined cells, cells without words and rows that are all joined', () => {
    const printed = html(
      table(
        '',
        row(cell('', 'tableHeader'), cell('Voix', 'tableHeader', { colspan: 2, rowspan: 1 })),
        row(cell('Liste A', 'tableHeader', { colspan: 1, rowspan: 2 }), cell('12'), cell('13')),
        { type: 'tableRow' },
      ),
    )
    expect(printed).toContain('<tr><td></td><th scope="colgroup" colSpan="2">Voix</th></tr>')
    expect(printed).toContain('<th scope="rowgroup" rowSpan="2">Liste A</th>')
    expect(printed).toContain('<tr></tr>')
  })

  it('of headings only is all body', () => {
    expect(html(table('', row(cell('a', 'tableHeader'))))).not.toContain('<thead>')
  })
})

describe('a gallery', () => {
  it('links each picture to its file, with caption and credit, and says how many there are', () => {
    const printed = html(gallery(shown('un', 'Le pont.'), shown('deux')))
    expect(printed).toContain('<p class="gallery-count">2 photos</p><ul>')
    expect(printed).toContain('<a href="/media/jeton-un/1600.jpg"><picture>')
    expect(printed).toContain('alt="Vue deux"')
    expect(printed).toMatch(/Le pont\. Crédit\s: Zoé/)
  })

  it('of one picture is a picture; of none that is left, nothing', () => {
    const one = html(gallery(shown('un'), shown('retirée')))
    expect(one).toContain('<figure><picture>')
    expect(one).not.toContain('gallery')
    expect(html(gallery(shown('retirée')))).toBe('<div class="prose ends"></div>')
  })
})

describe('« À lire aussi »', () => {
  const readAlso = (...ids: string[]) => ({
    type: 'readAlso',
    attrs: { articles: ids.map((id) => ({ id, title: 'Titre d’hier' })) },
  })
  it('prints the title of now, once, and never that of yesterday', () => {
    const printed = html(readAlso('visible', 'visible'))
    expect(printed).toContain('<ul><li><a href="/politique/le-pont">Le pont</a></li></ul>')
    expect(printed).not.toContain('hier')
  })
  it('prints nothing of an article that readers cannot see', () => {
    expect(html(readAlso('retiré'))).toBe('<div class="prose ends"></div>')
    expect(html(readAlso('retiré', 'visible'))).toContain('Le pont')
  })
})

describe('a box and a timeline', () => {
  it('are named by their titles, each by its own', () => {
    const box = { type: 'box', attrs: { title: 'Repères' }, content: [paragraph(text('Un.'))] }
    const printed = html(box, { ...box })
    expect(printed).toContain('<div class="box" role="note" aria-labelledby="encadre"><p id="encadre"')
    expect(printed).toContain('aria-labelledby="encadre-2"')
    expect(html({ ...box, attrs: { title: ' ' } })).toContain('<div class="box"><p>Un.</p></div>')
  })

  it('has dates and what happened, in order', () => {
    const entry = (date: string, words: string) => ({
      type: 'timelineEntry',
      attrs: { date },
      content: [words === '' ? { type: 'paragraph' } : paragraph(text(words))],
    })
    const printed = html({
      type: 'timeline',
      attrs: { title: 'La fonderie' },
      content: [entry('1974', 'Le four.'), entry('', 'Sans date.'), entry('2026', ''), entry('', '')],
    })
    expect(printed).toContain(
      '<ol><li><p class="timeline-date">1974</p><p>Le four.</p></li><li><p>Sans date.</p></li><li><p class="timeline-date">2026</p></li></ol>',
    )
  })
})

describe('a chart', () => {
  it('is a drawing with a name, and a table of what was typed', () => {
    const printed = html(
      chart({
        rows: [
          { label: 'Centre', values: ['1 200'] },
          { label: 'Gare', values: ['n.c.'] },
        ],
      }),
    )
    expect(printed).toMatch(/role="img" aria-label="Graphique\s: Les loyers \(les chiffres/)
    expect(printed).toContain('<th scope="row">Centre</th><td>1 200</td>')
    expect(printed).toContain('<th scope="row">Gare</th><td>n.c.</td>')
    expect(printed).toMatch(/Source\s: Mairie/)
    expect(printed).not.toMatch(/NaN|undefined|<details open/)
  })

  it('of words only is its table, open', () => {
    const printed = html(chart({ rows: [{ label: 'Centre', values: ['n.c.'] }] }))
    expect(printed).not.toContain('<svg')
    expect(printed).toContain('<details open="">')
  })

  it('of lines stretches with the column and draws every series apart', () => {
    const printed = html(
      chart({
        kind: 'lines',
        series: ['Hommes', 'Femmes'],
        rows: [
          { label: '2024', values: ['-3', '5'] },
          { label: '2025', values: ['4', '5'] },
        ],
      }),
    )
    expect(printed.match(/<polyline/g)).toHaveLength(2)
    expect(printed).toContain('preserveAspectRatio="none"')
    expect(printed).toContain('vector-effect="non-scaling-stroke"')
    expect(printed).toContain('Hommes')
    expect(printed).not.toMatch(/NaN|undefined/)
  })

  it('never prints markup that somebody typed', () => {
    const printed = html(chart({ title: '<script>', rows: [{ label: '<img onerror=x>', values: ['1'] }] }))
    expect(printed).not.toMatch(/<script|<img/)
  })
})
