import { renderPlainPage } from '#contract/theme.ts'
import { escapeHtml } from '#lib/html.ts'
import type { Identity } from './site-identity.ts'

/** What the edge says for itself, in the site's dress: this page must stand when nothing else does. */
export function renderErrorPage(
  { siteName, language, words }: Identity,
  page: { title: string; text: string },
): string {
  return renderPlainPage({
    locale: language,
    siteName,
    title: `${page.title} – ${siteName}`,
    style: 'main{padding-top:12vh}.lead{color:var(--ink-2);font:1.1875rem/1.5 var(--serif)}',
    main: `<h1>${escapeHtml(page.title)}</h1>
<p class="lead">${escapeHtml(page.text)}</p>
<p><a href="/">${escapeHtml(words.home)}</a></p>`,
  })
}
