import { guestDb } from '#db/client.ts'
import type { Viewer } from '#domain/access.ts'
import { publicIdentity } from './identity.ts'

/** Under which name and address somebody who is signed in comments. */
export const colleagueIdentity = (viewer: Viewer): Promise<{ name: string; email: string } | null> =>
  publicIdentity(guestDb(), viewer.id)
