import { escapeHtml } from '#lib/html.ts'
import type { Locale } from '#lib/locale.ts'
import { addressesIn } from '../public-addresses.ts'
import { renderPlainPage } from '../theme.ts'
import {
  type CommentField,
  type CommentFieldName,
  commentFields,
  hiddenFieldNames,
  honeypot,
} from './fields.ts'
import { type CommentForm, commentFieldNames, longFields, shortFields } from './form.ts'

/**
 * The page a reader without JavaScript gets when a comment is refused: the same form, everything typed still in
 * it, and what is wrong said beside each field. A string and nothing more, so that either side can answer with it (the
 * application, or the server in front of it when the application is down) can send it.
 */

export type CommentFormPageLabels = {
  /** « Erreur : », before the title of the document. */
  errorPrefix: string
  heading: string
  /** Says that nothing is lost. */
  intro: string
  /** All fields must be filled in: said before the first of them. */
  required: string
  fields: Record<CommentFieldName, { label: string; note: string }>
  honeypot: string
  /** Before, in and after the link to the charter. */
  charter: readonly [before: string, link: string, after: string]
  submit: string
  back: string
}

export type CommentFormPage = {
  locale: Locale
  siteName: string
  /** The status it is sent with: 422 puts the blame on fields, 429 and 503 on the moment. */
  status: number
  /** Headline of the article, when it is known. */
  title?: string
  articleHref: string
  action?: string
  values: CommentForm
  errors: { summary: string; fields: Partial<Record<CommentFieldName, string>> }
  labels: CommentFormPageLabels
}

export function renderCommentFormPage(page: CommentFormPage): string {
  const { labels, values, errors } = page
  const wrong = commentFieldNames.flatMap((field) => {
    const message = errors.fields[field]
    return message === undefined ? [] : [{ field, message }]
  })
  const list = wrong
    .map(({ field, message }) => `<li><a href="#${commentFields[field].id}">${escapeHtml(message)}</a></li>`)
    .join('')
  const summary = `<div class="summary" role="alert" id="erreurs">
<p>${escapeHtml(errors.summary)}</p>${list === '' ? '' : `\n<ul>${list}</ul>`}
</div>`

  const field = (name: CommentFieldName) => {
    const { id, control, autocomplete }: CommentField = commentFields[name]
    const { label, note } = labels.fields[name]
    const message = errors.fields[name]
    const value = escapeHtml(values[name])
    const described = [note && `${id}-note`, message && `${id}-erreur`].filter(Boolean).join(' ')
    const attributes = [
      `id="${id}" name="${name}" required`,
      message === undefined ? '' : 'aria-invalid="true"',
      described === '' ? '' : `aria-describedby="${described}"`,
      // The first field to correct, or the first of the form.
      (wrong[0]?.field ?? commentFieldNames[0]) === name ? 'autofocus' : '',
      autocomplete ? `autocomplete="${autocomplete}"` : '',
    ]
      .filter(Boolean)
      .join(' ')
    return `<div class="field">
<label for="${id}">${escapeHtml(label)}</label>
${
  control === 'textarea'
    ? // A newline right after the tag is dropped by browsers: ours, not the reader's.
      `<textarea rows="9" dir="auto" ${attributes}>\n${value}</textarea>`
    : `<input type="${control}" dir="auto" value="${value}" ${attributes}>`
}
${note === '' ? '' : `<p class="note" id="${id}-note">${escapeHtml(note)}</p>`}
${message === undefined ? '' : `<p class="error" id="${id}-erreur">${escapeHtml(message)}</p>`}
</div>`
  }
  const hidden = (name: (typeof hiddenFieldNames)[number]) =>
    values[name] ? `<input type="hidden" name="${name}" value="${escapeHtml(values[name])}">\n` : ''

  return renderPlainPage({
    locale: page.locale,
    siteName: page.siteName,
    title: `${labels.errorPrefix} ${labels.heading} – ${page.siteName}`,
    style: formStyle,
    body: `data-status="${page.status}"`,
    main: `${page.title ? `<p class="kicker"><a href="${escapeHtml(page.articleHref)}">${escapeHtml(page.title)}</a></p>\n` : ''}<h1>${escapeHtml(labels.heading)}</h1>
${summary}
<p class="intro">${escapeHtml(labels.intro)}</p>
<p class="required">${escapeHtml(labels.required)}</p>
<form method="post" action="${escapeHtml(page.action ?? '/api/comments')}" novalidate>
${hiddenFieldNames.map(hidden).join('')}${longFields.map(field).join('\n')}
<div class="pair">
${shortFields.map(field).join('\n')}
</div>
<div class="trap" aria-hidden="true"><label for="${honeypot.id}">${escapeHtml(labels.honeypot)}</label>
<input id="${honeypot.id}" name="${honeypot.name}" tabindex="-1" autocomplete="off"></div>
<p class="charter">${escapeHtml(labels.charter[0])}<a href="${addressesIn(page.locale).pages.charter}">${escapeHtml(labels.charter[1])}</a>${escapeHtml(labels.charter[2])}</p>
<p><button type="submit">${escapeHtml(labels.submit)}</button></p>
</form>
<p class="back"><a href="${escapeHtml(page.articleHref)}">${escapeHtml(labels.back)}</a></p>`,
  })
}

/** The form of an article's page (components/comments/comment-fields.client.tsx), in the same order and measure. */
export const formStyle = `
.kicker,.intro,.required,.note,.charter{color:var(--ink-2)}
.kicker,.charter{font-size:.875rem}
.kicker{margin:0 0 8px}
.charter a{color:var(--ink)}
.summary{margin:0 0 16px;padding:12px 16px;border-left:4px solid var(--bad);background:var(--wash);font-size:.9375rem}
.summary p{margin:0;font-weight:600}
.summary ul{margin:4px 0 0;padding:0;list-style:none}
.summary li a{display:inline-block;padding:4px 0}
.required{margin:0 0 12px;font-size:.8125rem}
.field{margin:0 0 16px}
label{display:block;margin:0 0 4px;font-size:.9375rem;font-weight:600}
input,textarea{display:block;width:100%;min-height:44px;padding:8px 12px;border:1px solid var(--ink-2);border-radius:2px;background:var(--paper);color:inherit;font:inherit}
textarea{resize:vertical}
input:hover,textarea:hover{border-color:var(--ink)}
[aria-invalid]{border:2px solid var(--bad)}
.note,.error{margin:4px 0 0;line-height:1.45}
.note{font-size:.8125rem}
.error{color:var(--bad);font-size:.875rem;font-weight:600}
button{min-height:44px;padding:8px 20px;border:0;border-radius:2px;background:var(--ink);color:var(--paper);font:inherit;font-weight:600;cursor:pointer}
button:hover{background:var(--accent-ink)}
.trap{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (min-width:30rem){.pair{display:grid;grid-template-columns:1fr 1fr;column-gap:24px}}
`
