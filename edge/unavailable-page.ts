import messages from '#lib/i18n/messages/fr/edge.json' with { type: 'json' }
import { escapeHtml, renderErrorPage } from './error-page.ts'

/** What a person typed, as opposed to what the form carries along. */
const shown = new Set(['name', 'email', 'text', 'body'])

/**
 * A comment that could not be delivered, given back to its author in a form that sends it again. Fields we know are
 * shown for editing; every other one travels along unseen, the request id among them: if the first attempt did reach
 * the database after all, the second one is recognised and not published twice.
 */
export function renderUndeliveredComment(action: string, body: Buffer): string {
  const { comment } = messages
  const hidden: string[] = []
  const typed = new Map<string, string>()
  for (const [key, value] of new URLSearchParams(body.toString('utf8'))) {
    if (shown.has(key) && !typed.has(key)) typed.set(key, value)
    else hidden.push(`<input type="hidden" name="${escapeHtml(key)}" value="${escapeHtml(value)}">`)
  }
  const value = (key: string) => escapeHtml(typed.get(key) ?? '')
  const textField = typed.has('body') ? 'body' : 'text'
  const content = `<form method="post" action="${escapeHtml(action)}">
${hidden.join('\n')}
<label for="name">${escapeHtml(comment.name)}</label>
<input id="name" name="name" autocomplete="name" value="${value('name')}">
<label for="email">${escapeHtml(comment.email)}</label>
<input id="email" name="email" type="email" autocomplete="email" value="${value('email')}">
<label for="text">${escapeHtml(comment.body)}</label>
<textarea id="text" name="${textField}">
${value(textField)}</textarea>
<p><button>${escapeHtml(comment.send)}</button></p>
</form>`
  return renderErrorPage({ title: comment.title, text: comment.text, content })
}
