import type { Translator } from '#contract/i18n/translator.ts'
import { placeOf } from '#domain/citations/hosts.ts'
import { escapeHtml } from '#lib/html.ts'
import { isBlank } from '#lib/text.ts'
import { namedHtml } from './block-html.ts'
import type { Citation } from './document.ts'

/** The words that were kept, who said them, and the way there. Its picture stays on the site. */
export function citationHtml({ attrs: { url, title, text, author } }: Citation, t: Translator): string {
  const lines = text.split('\n').filter((line) => !isBlank(line))
  const said = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')
  const by = isBlank(author) ? '' : `${escapeHtml(author)} – `
  const link = `<a href="${escapeHtml(url)}">${escapeHtml(t('citations.see', { place: placeOf(url) }))}</a>`
  return `<blockquote>${namedHtml(title)}${said}<p>${by}${link}</p></blockquote>`
}
