import type { Role } from '#domain/access.ts'
import type { PictureView } from '#domain/media/view.ts'

/** An account, as the administration sees it. No password, no token. */
export type PersonView = {
  id: string
  name: string
  email: string
  role: Role
  /** Byline of this account. */
  bylineId: string | null
  state: 'invited' | 'active' | 'disabled'
  createdAt: Date
  lastSeenAt: Date | null
}

/** One device that is signed in. */
export type SessionView = {
  id: string
  device: string
  createdAt: Date
  lastSeenAt: Date
  isCurrent: boolean
}

/** A byline with what hangs on it. */
export type BylineRow = {
  id: string
  slug: string
  name: string
  jobTitle: string
  biography: string
  portrait: PictureView | null
  links: string[]
  /** Articles readers see under it. */
  articles: number
  /** Account that writes under it. */
  account: string | null
}

/** Whom a one-time link is for; null when it is used up, too old or made up. */
export type SetupLinkView = { kind: 'first_admin' } | { kind: 'account'; name: string; email: string }

/** A byline as readers see it. */
export type BylineSummary = { slug: string; name: string; jobTitle: string }
export type BylineView = BylineSummary & { id: string; biography: string }
/** With what only the byline's own page shows. */
export type BylineProfile = BylineView & { portrait: PictureView | null; links: string[] }
