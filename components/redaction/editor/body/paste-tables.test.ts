// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { blockLimits, plainText, type Table } from '#domain/articles/document.ts'
import { paste, pasteInto } from './paste-testing.ts'

const kinds = (html: string) => paste(html).content.map(({ type }) => type)
const tableIn = (html: string) => paste(html).content.find((block) => block.type === 'table') as Table
const heads = ({ content }: Table) =>
  content.map((row) => (row.content ?? []).map((cell) => (cell.type === 'tableHeader' ? 'H' : '.')).join(''))

const word = `<html xmlns:o="urn"><body><!--StartFragment--><p class=MsoNormal>Avant.</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0'><td width=200 valign=top><p class=MsoNormal><b>Commune<o:p></o:p></b></p></td>
<td width=200><p class=MsoNormal><b>Voix<o:p></o:p></b></p></td></tr>
<tr><td><p class=MsoNormal>Valbrune<o:p></o:p></p></td><td><p class=MsoNormal>12&nbsp;400<o:p></o:p></p></td></tr>
</table><p class=MsoNormal>Après.</p><!--EndFragment--></body></html>`

describe('a table', () => {
  test('of Word is one, between its paragraphs, and its bold first row heads it', () => {
    expect(kinds(word)).toEqual(['paragraph', 'table', 'paragraph'])
    expect(heads(tableIn(word))).toEqual(['HH', '..'])
    expect(plainText(paste(word))).toBe('Avant.\nCommune\tVoix\nValbrune\t12\u00a0400\nAprès.')
  })

  test('of Google Docs is one', () => {
    const docs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><div dir="ltr" align="left"><table style="border:none"><colgroup><col width="301" /><col width="301" /></colgroup><tbody><tr style="height:0pt"><td><p dir="ltr"><span style="font-weight:400">Eau</span></p></td><td><p dir="ltr"><span>12 %</span></p></td></tr><tr><td><p dir="ltr"><span>Gaz</span></p></td><td><br /></td></tr></tbody></table></div></b>`
    expect(kinds(docs)).toEqual(['table'])
    expect(plainText(paste(docs))).toBe('Eau\t12 %\nGaz')
  })

  test('of a page keeps its headings, its caption and its joined cells', () => {
    const html = `<table><caption> Les <b>voix</b> </caption><thead><tr><th>Liste</th><th colspan=2>Voix</th></tr></thead>
      <tbody><tr><th rowspan=2>A</th><td>1</td><td>2</td></tr><tr><td>3</td><td><a href="https://a.test/">4</a></td></tr></tbody></table>`
    const table = tableIn(html)
    expect(table.attrs?.caption).toBe('Les voix')
    expect(heads(table)).toEqual(['HH', 'H..', '..'])
    expect(table.content[0]!.content![1]!.attrs).toEqual({ colspan: 2, rowspan: 1 })
    expect(table.content[1]!.content![0]!.attrs).toEqual({ colspan: 1, rowspan: 2 })
    expect(JSON.stringify(table)).toContain('https://a.test/')
  })

  test('keeps the lines of a cell apart', () => {
    const html =
      '<table><tr><td>3, rue<br>du Puits</td><td><p>un</p><p>deux</p></td></tr><tr><td>a</td><td>b</td></tr></table>'
    const [street, twice] = tableIn(html).content[0]!.content!
    expect(street!.content).toHaveLength(1)
    expect(twice!.content).toHaveLength(2)
  })

  test.each([
    ['of one column', '<table><tr><td>un</td></tr><tr><td>deux</td></tr></table>', 'un\ndeux'],
    ['of one row', '<table><tr><td>un</td><td>deux</td></tr></table>', 'un — deux'],
    [
      'that holds headings',
      '<table><tr><td><h2>Titre</h2>un</td><td>deux</td></tr><tr><td>a</td><td>b</td></tr></table>',
      'Titre\nun\ndeux\na — b',
    ],
    [
      'that holds a table',
      '<table><tr><td><table><tr><td>un</td></tr></table></td><td>deux</td></tr><tr><td>a</td><td>b</td></tr></table>',
      'un — deux\na — b',
    ],
    [
      'in a list',
      '<ul><li><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></li></ul>',
      'a — b\nc — d',
    ],
    [
      'whose cells reach below it',
      '<table><tr><td rowspan=9>a</td><td>b</td></tr><tr><td>c</td></tr></table>',
      'a — b\nc',
    ],
  ])('%s is read line by line', (_, html, words) => {
    expect(kinds(html)).not.toContain('table')
    expect(plainText(paste(html))).toBe(words)
  })

  test('beyond any table of ours is read line by line, and loses no word', () => {
    const row = (length: number, n: number) =>
      `<tr>${Array.from({ length }, (_, at) => `<td>mot${n}x${at}</td>`).join('')}</tr>`
    const wide = `<table>${row(blockLimits.tableColumns + 1, 1)}${row(blockLimits.tableColumns + 1, 2)}</table>`
    const long = `<table>${Array.from({ length: blockLimits.tableRows + 1 }, (_, n) => row(2, n)).join('')}</table>`
    for (const [html, count] of [
      [wide, 2 * (blockLimits.tableColumns + 1)],
      [long, 2 * (blockLimits.tableRows + 1)],
    ] as const) {
      expect(kinds(html)).not.toContain('table')
      expect(plainText(paste(html)).match(/mot/g)).toHaveLength(count)
    }
  })

  test('pasted into a sentence stands below it, and the sentence is whole', () => {
    const start = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'avantaprès' }] }],
    }
    const html = '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>'
    expect(plainText(pasteInto(start, 6, html)).replace(/\s/g, '')).toBe('avantabcdaprès')
  })
})

describe('what is copied from this editor', () => {
  const slice = (html: string) => html.replace('>', ' data-pm-slice="0 0 []">')

  test('comes back whole: notes with their words, boxes, timelines, data of the others', () => {
    const id = '018f0000-0000-7000-8000-000000000001'
    const html = `${slice('<p>Un fait<sup data-footnote="La source."> [La source.]</sup>.</p>')}
      <section data-box="" data-title="Repères"><p>Un.</p></section>
      <section data-timeline="" data-title="Dates"><section data-entry="" data-date="1974"><p>Le four.</p></section></section>
      <div data-read-also='{"articles":[{"id":"${id}","title":"Le pont"}]}'></div>
      <div data-gallery='{"pictures":[{"mediaId":"${id}","alt":"a","caption":"b","credit":"c"}]}'></div>
      <div data-chart='{"kind":"lines","title":"t","unit":"","source":"","series":[""],"rows":[{"label":"a","values":["1"]}]}'></div>
      <table data-caption="Voix"><tbody><tr><th><p>A</p></th><td><p>1</p></td></tr></tbody></table>`
    const { content } = paste(html)
    expect(content.map(({ type }) => type)).toEqual([
      'paragraph',
      'box',
      'timeline',
      'readAlso',
      'gallery',
      'chart',
      'table',
    ])
    expect(content[0]).toMatchObject({
      content: [{ text: 'Un fait' }, { attrs: { text: 'La source.' } }, { text: '.' }],
    })
    expect(content[3]).toMatchObject({ attrs: { articles: [{ id, title: 'Le pont' }] } })
    expect(content[5]).toMatchObject({ attrs: { kind: 'lines', rows: [{ label: 'a', values: ['1'] }] } })
  })

  test.each([
    ['no JSON', 'oui'],
    ['another shape', '{"pictures":[{"mediaId":"https://a.test/x.jpg"}]}'],
    ['a picture that is no id', '{"pictures":[{"mediaId":"x","alt":"","caption":"","credit":""}]}'],
  ])('and only claims to be a gallery (%s) is none', (_, data) => {
    const { content } = paste(`${slice('<p>Texte.</p>')}<div data-gallery='${data}'></div>`)
    expect(content.map(({ type }) => type)).toEqual(['paragraph'])
  })
})
