import { escapeHtml } from './html.ts'

/**
 * The page a reader without JavaScript gets when a comment is refused: the same form, everything typed still in
 * it, and what is wrong said beside each field. A string and nothing more, so that whoever answers (the
 * application, or the server in front of it when the application is down) can send it.
 */

export type CommentFormField = 'name' | 'email' | 'text'

export type CommentFormPageLabels = {
  /** « Erreur : », before the title of the document. */
  errorPrefix: string
  heading: string
  /** Says that nothing is lost. */
  intro: string
  name: string
  email: string
  emailNote: string
  text: string
  honeypot: string
  submit: string
  back: string
}

export type CommentFormPage = {
  locale: string
  siteName: string
  /** The status it is sent with: 422 puts the blame on fields, 429 and 503 on the moment. */
  status: number
  /** Headline of the article, when it is known. */
  title?: string
  articleHref: string
  action?: string
  values: {
    articleId: string
    parentId: string
    name: string
    email: string
    text: string
    formToken: string
    requestId?: string
  }
  errors: { summary: string; fields: Partial<Record<CommentFormField, string>> }
  labels: CommentFormPageLabels
}

const ids: Record<CommentFormField, string> = { name: 'champ-nom', email: 'champ-email', text: 'champ-texte' }
const order: readonly CommentFormField[] = ['text', 'name', 'email']

export function renderCommentFormPage(page: CommentFormPage): string {
  const { labels, values, errors } = page
  const wrong = order.flatMap((field) => {
    const message = errors.fields[field]
    return message === undefined ? [] : [{ field, message }]
  })
  const list = wrong
    .map(({ field, message }) => `<li><a href="#${ids[field]}">${escapeHtml(message)}</a></li>`)
    .join('')
  const summary = `<div class="summary" role="alert" id="erreurs">
<p>${escapeHtml(errors.summary)}</p>${list === '' ? '' : `\n<ul>${list}</ul>`}
</div>`

  const around = (
    field: CommentFormField,
    label: string,
    control: (attributes: string) => string,
    note = '',
  ) => {
    const id = ids[field]
    const message = errors.fields[field]
    const described = [note && `${id}-note`, message && `${id}-erreur`].filter(Boolean).join(' ')
    const attributes = [
      `id="${id}" name="${field}" required`,
      message === undefined ? '' : 'aria-invalid="true"',
      described === '' ? '' : `aria-describedby="${described}"`,
      // The first field to correct, or the first of the form.
      (wrong[0]?.field ?? order[0]) === field ? 'autofocus' : '',
    ]
    return `<div class="field">
<label for="${id}">${escapeHtml(label)}</label>
${control(attributes.filter(Boolean).join(' '))}
${note === '' ? '' : `<p class="note" id="${id}-note">${escapeHtml(note)}</p>`}
${message === undefined ? '' : `<p class="error" id="${id}-erreur">${escapeHtml(message)}</p>`}
</div>`
  }

  const hidden = (name: string, value: string | undefined) =>
    value ? `<input type="hidden" name="${name}" value="${escapeHtml(value)}">\n` : ''
  const input = (type: string, autocomplete: string, value: string) => (attributes: string) =>
    `<input type="${type}" dir="auto" autocomplete="${autocomplete}" value="${escapeHtml(value)}" ${attributes}>`

  return `<!DOCTYPE html>
<html lang="${escapeHtml(page.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(`${labels.errorPrefix} ${labels.heading} – ${page.siteName}`)}</title>
<style>${style}</style>
</head>
<body data-status="${page.status}">
<header><a href="/">${escapeHtml(page.siteName)}</a></header>
<main>
${page.title ? `<p class="kicker"><a href="${escapeHtml(page.articleHref)}">${escapeHtml(page.title)}</a></p>\n` : ''}<h1>${escapeHtml(labels.heading)}</h1>
${summary}
<p class="intro">${escapeHtml(labels.intro)}</p>
<form method="post" action="${escapeHtml(page.action ?? '/api/comments')}" novalidate>
${hidden('articleId', values.articleId)}${hidden('parentId', values.parentId)}${hidden('formToken', values.formToken)}${hidden('requestId', values.requestId)}${around(
  'text',
  labels.text,
  // A newline right after the tag is dropped by browsers: ours, not the reader's.
  (attributes) => `<textarea rows="9" dir="auto" ${attributes}>\n${escapeHtml(values.text)}</textarea>`,
)}
${around('name', labels.name, input('text', 'name', values.name))}
${around('email', labels.email, input('email', 'email', values.email), labels.emailNote)}
<div class="trap" aria-hidden="true"><label for="champ-site">${escapeHtml(labels.honeypot)}</label>
<input id="champ-site" name="website" tabindex="-1" autocomplete="off"></div>
<p><button type="submit">${escapeHtml(labels.submit)}</button></p>
</form>
<p class="back"><a href="${escapeHtml(page.articleHref)}">${escapeHtml(labels.back)}</a></p>
</main>
</body>
</html>
`
}

/** The tokens of app/globals.css, said once more because this page must stand alone. */
const style = `
:root{color-scheme:light dark;--paper:#fffdf8;--ink:#16130f;--ink-2:#5a544b;--rule:#ddd6c8;--wash:#f5f0e6;--accent:#c8391b;--bad:#a3161e}
@media (prefers-color-scheme:dark){:root{--paper:#14130f;--ink:#ede8dd;--ink-2:#a79f91;--rule:#34302a;--wash:#1e1c17;--accent:#ff8a5c;--bad:#ff8f88}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 "Jour Sans","Public Sans",system-ui,sans-serif}
header{padding:16px;border-bottom:1px solid var(--rule);text-align:center}
header a{color:inherit;font:700 1.75rem/1.1 "Jour Serif",Georgia,serif;letter-spacing:-.012em;text-decoration:none}
main{max-width:41.25rem;margin:0 auto;padding:32px 16px 64px}
h1{margin:0 0 16px;padding-top:16px;border-top:4px solid var(--ink);font:650 1.75rem/1.15 "Jour Serif",Georgia,serif;letter-spacing:-.012em;text-wrap:balance}
p{margin:0 0 16px}
a{color:inherit;text-decoration-color:var(--accent);text-underline-offset:.2em}
.kicker,.intro,.note{color:var(--ink-2)}
.kicker,.note,.error{font-size:.875rem}
.summary{margin:0 0 16px;padding:12px 16px;border-left:4px solid var(--bad);background:var(--wash);font-weight:600}
.summary p,.note,.error{margin:4px 0 0}
.summary ul{margin:8px 0 0;padding-left:20px;font-weight:400}
.field{margin:0 0 20px}
label{display:block;margin:0 0 4px;font-weight:600}
input,textarea{display:block;width:100%;min-height:44px;padding:8px 12px;border:1px solid var(--ink-2);border-radius:2px;background:var(--paper);color:inherit;font:inherit}
[aria-invalid]{border:2px solid var(--bad)}
.error{color:var(--bad);font-weight:600}
button{min-height:44px;padding:8px 20px;border:0;border-radius:2px;background:var(--ink);color:var(--paper);font:inherit;font-weight:600;cursor:pointer}
.trap{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
`.replaceAll('\n', '')
