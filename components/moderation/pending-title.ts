import { countedWaiting, isBeyondCount } from '#domain/moderation/moderation.ts'

/** How many wait where there is place for a number only: « 37 », « 1000+ ». */
export const pendingNumber = (pending: number): string =>
  isBeyondCount(pending) ? `${countedWaiting}+` : String(pending)

/** « (37) Modération – Plein Jour »; the number of before goes, and nobody waiting is no number. */
export const pendingTitle = (title: string, pending: number): string =>
  `${pending > 0 ? `(${pendingNumber(pending)}) ` : ''}${title.replace(/^\(\d+\+?\) /, '')}`
