import { escapeHtml } from '#lib/html.ts'

/** What a letter says, as plain text and as simple HTML. */
export type Letter = { subject: string; text: string; html: string }

/** A paragraph, or a link on a line of its own with the words for it. */
export type Part = string | { href: string; label: string }

/** Pure. Both forms say the same; the address of a link is readable in both, because mailboxes hide where a button leads. */
export function composeLetter(subject: string, parts: readonly Part[]): Letter {
  const text = parts.map((part) => (typeof part === 'string' ? part : `${part.label}\n${part.href}`))
  const html = parts.map((part) =>
    typeof part === 'string'
      ? `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`
      : `<p>${escapeHtml(part.label)}<br><a href="${escapeHtml(part.href)}">${escapeHtml(part.href)}</a></p>`,
  )
  return { subject, text: `${text.join('\n\n')}\n`, html: html.join('\n') }
}

/** Pure: a text as pieces, of which those with an address are links. Only what begins with http is one. */
export function withLinks(text: string): { text: string; href?: string }[] {
  const pieces: { text: string; href?: string }[] = []
  let at = 0
  for (const { 0: href, index } of text.matchAll(/https?:\/\/[^\s<>"']+/g)) {
    // A full stop behind an address ends the sentence.
    const address = href.replace(/[.,;:!?)\]]+$/, '')
    if (index > at) pieces.push({ text: text.slice(at, index) })
    pieces.push({ text: address, href: address })
    at = index + address.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}
