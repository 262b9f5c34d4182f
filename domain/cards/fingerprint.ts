import { createHash } from 'node:crypto'
import type { Card } from './card.ts'

/** Raised when cards look otherwise than before: they are all drawn again, a few at a time. */
const design = 1

/** Everything that is drawn: a card with another one is out of date. */
export const fingerprintOf = (card: Card): string => digest(JSON.stringify([design, card]))

/** The part of its address that is its own: salted, so that two articles of one title have two files, each to be taken down alone. */
export const fileOf = (subject: string, bytes: Uint8Array): string => digest(subject, bytes)

function digest(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('base64url')
}
