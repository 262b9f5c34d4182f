import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { appDb } from '#db/client.ts'
import { databaseNow } from '#db/clock.ts'
import { logger } from '#lib/log.ts'
import { type Capability, roleAllows, type Viewer } from './access.ts'
import { AppError } from './errors.ts'
import { authOptions, newReport } from './people/auth-options.ts'
import { authCookies, readSession } from './people/next-auth.ts'
import { sameSitePath } from './people/same-site-path.ts'

export type StaffSession = { id: string; viewer: Viewer; now: Date }

/**
 * The session of this request, read once a request and only here. An unreachable database is an outage, never
 * "nobody": who is signed in stays so.
 */
export const getSession = cache(async (): Promise<StaffSession | null> => {
  const cookies = authCookies((await headers()).get('cookie'))
  if (Object.keys(cookies).length === 0) return null
  const report = newReport()
  const session = await readSession(authOptions(report), cookies)
  if (report.outage) {
    logger('site').error({ err: report.outage }, 'session not readable')
    throw new AppError('site.unavailable')
  }
  return session && { id: session.sessionId, viewer: session.user, now: new Date(session.now) }
})

export const getViewer = cache(async (): Promise<Viewer | null> => (await getSession())?.viewer ?? null)

/** The database's clock for this request: with a session it came with the question who is asking. */
export const getNow = cache(
  async (): Promise<Date> => (await getSession())?.now ?? (await databaseNow(appDb())),
)

/**
 * For staff pages: shows the way in, or the page that explains a refusal. A comfort and no more: what one may
 * read or do is decided by queries and commands.
 */
export async function requireViewer(capability: Capability): Promise<Viewer> {
  const viewer = await getViewer()
  if (!viewer) {
    // The edge says which page was asked for: a server component cannot know.
    const path = sameSitePath((await headers()).get('x-request-path'))
    redirect(path ? `/connexion?suite=${encodeURIComponent(path)}` : '/connexion')
  }
  if (!roleAllows(viewer.role, capability)) redirect('/connexion/refus')
  return viewer
}
