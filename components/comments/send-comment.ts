import type { CommentFieldName } from '#contract/comment-form/fields.ts'
import { type CommentForm, commentFieldNames } from '#contract/comment-form/form.ts'
import { cleanForm, formProblems } from '#domain/comments/comment.ts'

/** `code` null: the site could not be reached at all. */
export type Refusal = {
  code: string | null
  fields: Record<string, string>
  values: Record<string, string | number>
}

/** Longer than the server takes to give up by itself. */
const patience = 25_000

/** The server's own rules, asked before the journey. */
export function problemsOf(
  typed: Record<CommentFieldName, string>,
  asked: readonly CommentFieldName[] = commentFieldNames,
): Refusal | null {
  const found = Object.entries(formProblems(cleanForm(typed)))
  const fields: Record<string, string> = Object.fromEntries(
    found.filter(([name]) => asked.includes(name as CommentFieldName)),
  )
  const [first] = Object.values(fields)
  return first === undefined ? null : { code: first, fields, values: {} }
}

/** What became of it: once nothing is refused, it is stored for good, under that name. */
export type Answer =
  | { refusal: null; name: string | null; isOnline: boolean }
  | { refusal: Refusal; name?: undefined; isOnline?: undefined }

export async function sendComment(fields: CommentForm): Promise<Answer> {
  let response: Response
  try {
    response = await fetch('/api/comments', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(fields),
      signal: AbortSignal.timeout(patience),
    })
  } catch {
    return { refusal: { code: null, fields: {}, values: {} } }
  }
  if (response.status === 201) {
    const stored = (await response.json().catch(() => ({}))) as { name?: string; status?: string }
    return { refusal: null, name: stored.name ?? null, isOnline: stored.status === 'approved' }
  }
  try {
    const answer = (await response.json()) as Partial<Refusal>
    if (typeof answer.code === 'string')
      return {
        refusal: { code: answer.code, fields: answer.fields ?? {}, values: answer.values ?? {} },
      }
  } catch {
    // Not ours: a proxy's page, or half an answer.
  }
  return { refusal: { code: 'site.unavailable', fields: {}, values: {} } }
}

/** `crypto.randomUUID` exists on https and localhost only; a newspaper on a local network has neither. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = 0x40 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
