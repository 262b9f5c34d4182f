/**
 * What the form keeps in the reader's browser, and only there: the text until it is sent (this tab), and name and
 * e-mail when the reader asked for it (this device). Storage may be closed to us; then nothing is kept.
 */
export type Draft = { body: string; reply: { id: string; name: string } | null }
export type Identity = { name: string; email: string }

const draftKey = (articleId: string) => `commentaire:${articleId}`
const identityKey = 'commentaire:identite'

/** An earlier release kept the body under another name: a tab that was open during the upgrade has it so. */
type EarlierDraft = { text: string; reply: Draft['reply'] }

export function readDraft(articleId: string): Draft | null {
  const kept = read<Draft | EarlierDraft>('sessionStorage', draftKey(articleId))
  if (!kept) return null
  return { body: 'text' in kept ? kept.text : kept.body, reply: kept.reply }
}

export function keepDraft(articleId: string, draft: Draft): void {
  if (draft.body.trim() === '') forgetDraft(articleId)
  else write('sessionStorage', draftKey(articleId), draft)
}

export const forgetDraft = (articleId: string): void => write('sessionStorage', draftKey(articleId), null)

export const readIdentity = (): Identity | null => read<Identity>('localStorage', identityKey)
export const keepIdentity = (identity: Identity | null): void => write('localStorage', identityKey, identity)

type Place = 'localStorage' | 'sessionStorage'

function read<T>(place: Place, key: string): T | null {
  try {
    const value: unknown = JSON.parse(window[place].getItem(key) ?? 'null')
    return typeof value === 'object' ? (value as T | null) : null
  } catch {
    return null
  }
}

function write(place: Place, key: string, value: unknown): void {
  try {
    if (value === null) window[place].removeItem(key)
    else window[place].setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the text is still in the form.
  }
}
