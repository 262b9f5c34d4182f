import type { Viewer } from './access.ts'

/** Who asks, and when. `now` is the database's clock: what it decides holds on every machine. */
export type Context = { viewer: Viewer; now: Date }
/** The same where nobody needs an account. */
export type PublicContext = { viewer: Viewer | null; now: Date }
