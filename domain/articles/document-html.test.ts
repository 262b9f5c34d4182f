// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { translator } from '#contract/i18n/translator.ts'
import type { ArticleDocument } from './document.ts'
import { documentHtml } from './document-html.ts'

const evil = '<img src=x onerror="a()"> & \'b\' ]]>'
const escaped = '&#60;img src=x onerror=&#34;a()&#34;&#62; &#38; &#39;b&#39; ]]&#62;'
const text = (words: string) => ({ type: 'text', text: words })
const note = (words: string) => ({ type: 'footnote', attrs: { text: words } })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const view = (id: string) => ({
  id,
  token: `jeton-${id}`,
  width: 1_200,
  height: 800,
  widths: [480, 960],
  avif: false,
  alt: '',
  caption: '',
  credit: '',
})
const site = {
  siteUrl: 'https://a.test',
  pictures: { a: view('a'), b: view('b') },
  audio: {},
  mentions: {
    m1: {
      id: 'm1',
      slug: 'le-bac',
      title: evil,
      section: { slug: 'mer', name: 'Mer' },
      language: 'fr' as const,
    },
  },
  t: translator('fr'),
}
const html = (...content: unknown[]) => documentHtml({ type: 'doc', content } as ArticleDocument, site)
const chart = (attrs: object) => ({
  type: 'chart',
  attrs: { kind: 'bars', title: '', unit: '', source: '', series: [], rows: [], ...attrs },
})

describe('who reads elsewhere gets', () => {
  test('a gallery as its pictures, but for those that were withdrawn', () => {
    const picture = (mediaId: string) => ({ mediaId, alt: evil, caption: evil, credit: 'Moi' })
    const one = (id: string) =>
      `<figure><img src="https://a.test/media/jeton-${id}/960.jpg" alt="${escaped}" width="960" height="640"><figcaption>${escaped} – Moi</figcaption></figure>`
    const pictures = [picture('a'), picture('withdrawn'), picture('b')]
    expect(html({ type: 'gallery', attrs: { pictures } })).toBe(one('a') + one('b'))
  })

  test('a table with its caption, its headings and what spans several places', () => {
    const cell = (type: string, attrs: object | undefined, ...content: unknown[]) => ({
      type,
      ...(attrs ? { attrs } : {}),
      content,
    })
    const table = {
      type: 'table',
      attrs: { caption: evil },
      content: [
        {
          type: 'tableRow',
          content: [cell('tableHeader', { colspan: 2, rowspan: 1 }, paragraph(text(evil)))],
        },
        {
          type: 'tableRow',
          content: [
            cell('tableHeader', { colspan: 1, rowspan: 2 }, paragraph(text('Eau'))),
            cell('tableCell', undefined, paragraph(text('12'), note('Estimé.')), paragraph(text('ou 13'))),
          ],
        },
        { type: 'tableRow' },
      ],
    }
    expect(html(table)).toBe(
      `<p><strong>${escaped}</strong></p><table><tr><th colspan="2">${escaped}</th></tr><tr><th rowspan="2">Eau</th><td>12<sup>1</sup><br>ou 13</td></tr><tr></tr></table>\n<h2>Notes</h2><ol><li>Estimé.</li></ol>`,
    )
  })

  test('notes by their number, below the text, in the order of reading; none without words', () => {
    const found = html(
      paragraph(text('Un fait'), note(`Voir https://b.test/a?b=1&c=2. ${evil}`), text('.')),
      paragraph(note(' '), text('Rien.')),
      { type: 'box', attrs: { title: '' }, content: [paragraph(text('Deux'), note('javascript:alert(1)'))] },
    )
    expect(found).toBe(
      [
        '<p>Un fait<sup>1</sup>.</p>',
        '<p>Rien.</p>',
        '<blockquote><p>Deux<sup>2</sup></p></blockquote>',
        `<h2>Notes</h2><ol><li>Voir <a href="https://b.test/a?b=1&#38;c=2">https://b.test/a?b=1&#38;c=2</a>. ${escaped}</li><li>javascript:alert(1)</li></ol>`,
      ].join('\n'),
    )
  })

  test('a box and a timeline under their titles, each entry with its date', () => {
    const entry = (date: string, ...content: unknown[]) => ({
      type: 'timelineEntry',
      attrs: { date },
      content,
    })
    const found = html(
      { type: 'box', attrs: { title: evil }, content: [paragraph(text('Un repère.'))] },
      {
        type: 'timeline',
        attrs: { title: 'Les dates' },
        content: [entry(evil, paragraph(text('Le four.'))), entry(' ', paragraph(text('Sans date.')))],
      },
    )
    expect(found).toBe(
      [
        `<blockquote><p><strong>${escaped}</strong></p><p>Un repère.</p></blockquote>`,
        `<p><strong>Les dates</strong></p><ul><li><p><strong>${escaped}</strong></p><p>Le four.</p></li><li><p>Sans date.</p></li></ul>`,
      ].join('\n'),
    )
  })

  test('a chart as its figures, as many in a row as the longest has', () => {
    const rows = [
      { label: evil, values: ['1 200'] },
      { label: 'Sud', values: ['n.c.', '<b>3</b>'] },
      { label: ' ', values: ['', ''] },
    ]
    expect(html(chart({ title: 'Loyers', unit: evil, source: evil, series: ['2024'], rows }))).toBe(
      `<p><strong>Loyers, ${escaped}</strong></p><table><tr><td></td><th>2024</th><th></th></tr><tr><th>${escaped}</th><td>1 200</td><td></td></tr><tr><th>Sud</th><td>n.c.</td><td>&#60;b&#62;3&#60;/b&#62;</td></tr></table><p>Source\u00a0: ${escaped}</p>`,
    )
    expect(html(chart({ rows: [{ label: 'a', values: ['1'] }] }))).toBe(
      '<table><tr><th>a</th><td>1</td></tr></table>',
    )
  })

  test('own articles by the titles of today, at whole addresses, and none that readers cannot see', () => {
    const readAlso = (...ids: string[]) => ({
      type: 'readAlso',
      attrs: { articles: ids.map((id) => ({ id, title: 'Un titre d’hier' })) },
    })
    expect(html(readAlso('m1', 'hidden', 'm1'))).toBe(
      `<p><strong>À lire aussi</strong></p><ul><li><a href="https://a.test/mer/le-bac">${escaped}</a></li></ul>`,
    )
    expect(html(readAlso('hidden'))).toBe('')
  })

  test('nothing that a browser would run or load, whatever was typed', () => {
    const rows = [{ label: evil, values: [evil] }]
    const found = html(
      chart({ title: evil, unit: evil, source: evil, series: [evil], rows }),
      { type: 'readAlso', attrs: { articles: [{ id: 'm1', title: evil }] } },
      { type: 'box', attrs: { title: evil }, content: [paragraph(text(evil), note(evil))] },
    )
    const page = new DOMParser().parseFromString(found, 'text/html')
    expect(page.querySelectorAll('img, script, [onerror]')).toHaveLength(0)
    expect(page.body.textContent!.split(evil)).toHaveLength(11)
  })
})
