import { escapeHtml } from '#lib/html.ts'
import { honeypot } from '../comment-form/fields.ts'
import { formStyle } from '../comment-form/page.ts'
import type { Translator } from '../i18n/translator.ts'
import { renderPlainPage } from '../theme.ts'
import {
  hiddenReportNames,
  type ReportField,
  type ReportFieldName,
  type ReportForm,
  reportFieldNames,
  reportFields,
  reportsAddress,
} from './form.ts'

export type ReportFormPage = {
  locale: string
  siteName: string
  status: number
  /** Of the article, when it is known. */
  title?: string
  articleHref: string
  values: ReportForm
  errors: { summary: string; fields: Partial<Record<ReportFieldName, string>> }
  t: Translator
}

/** A report that was refused or could not be delivered: the same form, with every word in it. Needs no database and no script. */
export function renderReportFormPage(page: ReportFormPage): string {
  const { values, errors, t } = page
  const wrong = reportFieldNames.filter((name) => errors.fields[name] !== undefined)
  const list = wrong
    .map((name) => `<li><a href="#${reportFields[name].id}">${escapeHtml(errors.fields[name]!)}</a></li>`)
    .join('')
  const focused = wrong[0] ?? 'body'
  const hidden = hiddenReportNames
    .filter((name) => values[name] !== '')
    .map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(values[name])}">`)
    .join('\n')
  const field = (name: ReportFieldName) =>
    renderField(name, values[name], errors.fields[name], { t, isFocused: name === focused })
  return renderPlainPage({
    locale: page.locale,
    siteName: page.siteName,
    title: `${t('comments.error_prefix')} ${t('reports.title')} – ${page.siteName}`,
    style: formStyle,
    body: `data-status="${page.status}"`,
    main: `${page.title ? `<p class="kicker"><a href="${escapeHtml(page.articleHref)}">${escapeHtml(page.title)}</a></p>\n` : ''}<h1>${escapeHtml(t('reports.title'))}</h1>
<div class="summary" role="alert" id="erreurs">
<p>${escapeHtml(errors.summary)}</p>${list === '' ? '' : `\n<ul>${list}</ul>`}
</div>
<p class="intro">${escapeHtml(t('reports.kept'))}</p>
<form method="post" action="${reportsAddress}" novalidate>
${hidden}
${reportFieldNames.map(field).join('\n')}
<div class="trap" aria-hidden="true"><label for="${honeypot.id}">${escapeHtml(t(honeypot.label))}</label>
<input id="${honeypot.id}" name="${honeypot.name}" tabindex="-1" autocomplete="off"></div>
<p><button type="submit">${escapeHtml(t('reports.submit'))}</button></p>
</form>
<p class="back"><a href="${escapeHtml(page.articleHref)}">${escapeHtml(t('comments.back'))}</a></p>`,
  })
}

function renderField(
  name: ReportFieldName,
  typed: string,
  error: string | undefined,
  { t, isFocused }: { t: Translator; isFocused: boolean },
): string {
  const { id, control, rows, required, autocomplete, label, note }: ReportField = reportFields[name]
  const described = [`${id}-note`, error && `${id}-erreur`].filter(Boolean).join(' ')
  const attributes = [
    `id="${id}" name="${name}" aria-describedby="${described}"`,
    required ? 'required' : '',
    error === undefined ? '' : 'aria-invalid="true"',
    isFocused ? 'autofocus' : '',
    autocomplete ? `autocomplete="${autocomplete}"` : '',
  ]
    .filter(Boolean)
    .join(' ')
  const value = escapeHtml(typed)
  const words = t(label as 'reports.body')
  return `<div class="field">
<label for="${id}">${escapeHtml(words)}</label>
${
  control === 'textarea'
    ? `<textarea rows="${rows}" dir="auto" ${attributes}>\n${value}</textarea>`
    : `<input ${control === 'number' ? 'type="text" inputmode="numeric"' : `type="${control}" dir="auto"`} value="${value}" ${attributes}>`
}
<p class="note" id="${id}-note">${escapeHtml(t(note as 'reports.body_note'))}</p>
${error === undefined ? '' : `<p class="error" id="${id}-erreur">${escapeHtml(error)}</p>`}
</div>`
}
