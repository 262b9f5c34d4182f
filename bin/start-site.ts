import type { Run } from './child.ts'
import { type Persistence, whateverItTakes } from './persistence.ts'
import type { EarlySite } from './readers-first.ts'
import type { RoleUrls, SitePlans } from './site-processes.ts'

/** The edge finishes what it has begun to answer (25 s at most); the rest has nothing left to do then. */
export const edgeLimit = 30_000
export const otherLimit = 10_000

/**
 * A first start that cannot start one of them ends, so that a broken installation is noticed. Where readers are
 * served already, giving up would take their pages from them: what fails is started again, as on any other day.
 */
export async function startSite(
  plans: SitePlans,
  early: EarlySite | undefined,
  urls: RoleUrls,
  run: Run,
  ready: () => Promise<void>,
  persistence: Persistence,
): Promise<void> {
  const kept = await keepEarly(early, urls)
  const next = kept?.next ?? run(plans.next)
  const edge = kept?.edge ?? run(plans.edge)
  const children = [next, edge, run(plans.worker)]
  const settle = () => {
    for (const child of children) child.settled()
  }
  if (early === undefined) {
    await Promise.race([ready(), ...children.map(({ failed }) => failed)])
    settle()
  } else {
    settle()
    await whateverItTakes(ready, persistence)
  }
}

/** What was started before the database, unless it was told of another one. */
async function keepEarly(early: EarlySite | undefined, urls: RoleUrls): Promise<EarlySite | undefined> {
  const isRight = early?.urls?.appUrl === urls.appUrl && early.urls.publicUrl === urls.publicUrl
  if (!isRight) await Promise.all([early?.next?.stop(otherLimit), early?.edge.stop(edgeLimit)])
  return isRight ? early : undefined
}
