import type { PersonView } from '#domain/people/view.ts'

/** An account with its times in words: dates are written on the server only. */
export type PersonRow = Omit<PersonView, 'createdAt' | 'lastSeenAt'> & {
  seen: string | null
  isSelf: boolean
}
export type BylineChoice = { id: string; name: string }
