import type { ArticleContent } from '#domain/articles/content.ts'
import { documentFormat } from '#domain/articles/document.ts'
import { type ErrorCode, errorCodes } from '#domain/errors.ts'
import type { ActionResult } from '#domain/result.ts'
import { cleanJson } from '#lib/text.ts'
import type { SaveAnswer } from './save-answer.ts'

/** What a draft of this desk has: a page of the publisher has the parts of an article that it needs. */
export type DraftContent = Pick<ArticleContent, 'title' | 'standfirst' | 'body'>

export type OtherVersion<C extends DraftContent> = {
  version: number
  savedBy: string | null
  savedAt: string
  content: C
}

/** Browsers refuse to finish larger requests after a page has gone; those are sent the ordinary way. */
const keepaliveLimit = 60_000
const patience = 20_000

/**
 * A plain address and not a server action: its name outlives a new release of the site, so a page that
 * was open during an upgrade can still save; and the browser may finish the request after the page has gone.
 */
export const articleDraftAddress = (articleId: string) => `/redaction/articles/${articleId}/brouillon`
export const pageDraftAddress = (slug: string) => `/reglages/pages/${slug}/brouillon`

export async function sendDraft(
  address: string,
  baseVersion: number,
  content: string,
  overwrite: boolean,
): Promise<SaveAnswer> {
  // What a paste left that no text can hold stays on this page; the copy of older releases may hold it too.
  const body = `{"baseVersion":${baseVersion},"overwrite":${overwrite},"format":${documentFormat},"content":${cleanJson(content)}}`
  const answer = await ask<{ version: number; savedAt: string }>(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    keepalive: new Blob([body]).size < keepaliveLimit,
  })
  if (answer === null) return { kind: 'unreachable' }
  if (answer.ok) return { kind: 'saved', ...answer.data }
  if (answer.code === 'auth.unauthenticated') return { kind: 'signed_out' }
  if (answer.code === 'article.conflict' || answer.code === 'page.conflict')
    return conflictFrom(answer.values)
  if (answer.code.startsWith('site.')) return { kind: 'unreachable' }
  return { kind: 'refused', code: answer.code, values: answer.values }
}

export function conflictFrom(
  values: Record<string, string | number>,
): Extract<SaveAnswer, { kind: 'conflict' }> {
  const { version, savedBy, savedAt } = values
  return {
    kind: 'conflict',
    version: Number(version),
    savedBy: String(savedBy ?? ''),
    savedAt: String(savedAt),
  }
}

/** What the server has at this address. */
export async function fetchDraft<C extends DraftContent>(
  address: string,
): Promise<OtherVersion<C> | ErrorCode> {
  const answer = await ask<OtherVersion<C>>(`${address}?format=${documentFormat}`, {
    headers: { accept: 'application/json' },
  })
  if (answer === null) return 'site.unavailable'
  return answer.ok ? answer.data : answer.code
}

async function ask<T>(address: string, init: RequestInit): Promise<ActionResult<T> | null> {
  try {
    const response = await fetch(address, {
      ...init,
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
    return answerOf<T>(await response.json()) ?? null
  } catch {
    return null
  }
}

/**
 * An answer of an action says `ok`; a refusal before it (no session, too large) is a code alone. A proxy in
 * between, or a sign-in page, may answer anything else: that is no answer.
 */
function answerOf<T>(value: unknown): ActionResult<T> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('ok' in value && typeof value.ok === 'boolean') return value as ActionResult<T>
  if (!('code' in value) || !(errorCodes as readonly unknown[]).includes(value.code)) return undefined
  return { fields: {}, values: {}, ...value, ok: false } as ActionResult<T>
}
