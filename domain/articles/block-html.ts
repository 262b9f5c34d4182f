import type { Translator } from '#contract/i18n/translator.ts'
import { escapeHtml } from '#lib/html.ts'
import { isBlank } from '#lib/text.ts'
import type { Chart, Footnote, Paragraph, ReadAlso, Table, TableCell } from './document.ts'
import { noteParts } from './note-parts.ts'
import { articleHref, type Mention } from './view.ts'

/** A title that stands apart from the words under it; no heading: a box is no part of the text's own order. */
export const namedHtml = (title: string): string =>
  isBlank(title) ? '' : `<p><strong>${escapeHtml(title)}</strong></p>`

/** `line`: how the words of a paragraph are written. */
export function tableHtml(table: Table, line: (paragraph: Paragraph) => string): string {
  const rows = table.content.map(({ content = [] }) => content.map((cell) => cellHtml(cell, line)).join(''))
  return `${namedHtml(table.attrs?.caption ?? '')}<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`
}

function cellHtml({ type, attrs, content }: TableCell, line: (paragraph: Paragraph) => string): string {
  const { colspan = 1, rowspan = 1 } = attrs ?? {}
  const tag = type === 'tableHeader' ? 'th' : 'td'
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`
  return `<${tag}${spans}>${content.map(line).filter(Boolean).join('<br>')}</${tag}>`
}

/** The figures themselves: what draws them stays on the site. */
export function chartHtml({ attrs: { title, unit, source, series, rows } }: Chart, t: Translator): string {
  const filled = rows.filter(({ label, values }) => ![label, ...values].every(isBlank))
  const places = Array.from(
    { length: Math.max(1, ...filled.map(({ values }) => values.length)) },
    (_, at) => at,
  )
  const cells = (texts: readonly (string | undefined)[], tag: 'th' | 'td') =>
    places.map((place) => `<${tag}>${escapeHtml(texts[place] ?? '')}</${tag}>`).join('')
  const head = series.every(isBlank) ? '' : `<tr><td></td>${cells(series, 'th')}</tr>`
  const body = filled.map(
    ({ label, values }) => `<tr><th>${escapeHtml(label)}</th>${cells(values, 'td')}</tr>`,
  )
  const name = [title, unit].filter((text) => !isBlank(text)).join(', ')
  const below = isBlank(source) ? '' : `<p>${escapeHtml(t('article.chart_source', { source }))}</p>`
  return `${namedHtml(name)}<table>${head}${body.join('')}</table>${below}`
}

/** Own articles by the title they bear now; one that readers cannot see is not there. */
export function readAlsoHtml(
  { attrs }: ReadAlso,
  { siteUrl, mentions, t }: { siteUrl: string; mentions: Readonly<Record<string, Mention>>; t: Translator },
): string {
  const seen = [...new Set(attrs.articles.map(({ id }) => id))].flatMap((id) => mentions[id] ?? [])
  if (seen.length === 0) return ''
  const items = seen.map(
    (one) => `<li><a href="${escapeHtml(siteUrl + articleHref(one))}">${escapeHtml(one.title)}</a></li>`,
  )
  return `${namedHtml(t('article.related'))}<ul>${items.join('')}</ul>`
}

/** The number of a note in the text: no link, for a page of a feed reader holds the notes of many articles. */
export function noteCallHtml(note: Footnote, notes: readonly Footnote[]): string {
  const at = notes.indexOf(note)
  return at === -1 ? '' : `<sup>${at + 1}</sup>`
}

/** All notes, below the text they belong to. `language`: what one is in, as attributes. */
export function notesHtml(
  notes: readonly Footnote[],
  t: Translator,
  language: (note: Footnote) => string = () => '',
): string {
  if (notes.length === 0) return ''
  const items = notes.map((note) => {
    const words = noteParts(note.attrs.text).map(({ text, isAddress }) => {
      const written = escapeHtml(text)
      return isAddress ? `<a href="${written}">${written}</a>` : written
    })
    return `<li${language(note)}>${words.join('')}</li>`
  })
  return `<h2>${escapeHtml(t('article.notes'))}</h2><ol>${items.join('')}</ol>`
}
