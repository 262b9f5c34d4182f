import { setTimeout as pause } from 'node:timers/promises'
import type { WriteBehind } from './disk/write-behind.ts'
import type { EntryStore } from './memory/entries.ts'
import { isStale } from './page/entry-state.ts'
import { isExpired } from './page/expiry.ts'
import { plainKey } from './page/key.ts'
import { makePage, type Page } from './page/page.ts'
import type { Revalidator } from './render/revalidator.ts'
import type { SingleFlight } from './render/single-flight.ts'
import type { SiteLanguage } from './render/site-language.ts'

export type Found = { page: Page; state: 'hit' | 'stale' | 'miss' }

/** Pages that we have, in memory or on disk: fresh, renewed while their reader waits a moment, or old. */
export interface StoredPages {
  find(key: string): Promise<Found | undefined>
  /** For a page that cannot be had: its address in the language of the site; or the same article with another form, as old as it may be. */
  standIn(key: string): Promise<Found | undefined>
}

export interface StoredPagesOptions {
  memory: EntryStore
  writeBehind: WriteBehind
  singleFlight: SingleFlight
  revalidator: Revalidator
  language: Pick<SiteLanguage, 'elsewhere'>
  build: string
  limits: StoredPagesLimits
}

export interface StoredPagesLimits {
  /** How long the reader of a stale page waits for the new one; not at all when absent. */
  moment?: number
}

/** After a reader has waited in vain for a render, nobody waits for one for this long. Milliseconds. */
const hurry = 5_000

export function createStoredPages(options: StoredPagesOptions): StoredPages {
  const { memory, writeBehind, singleFlight, revalidator, language, build, limits } = options
  let hurriedUntil = 0

  async function find(key: string): Promise<Found | undefined> {
    const loaded = memory.get(key)?.page ?? (await writeBehind.load(key))
    // Read again after the wait: it may be gone, and there may be a newer one.
    const entry = memory.get(key)
    const page = entry?.page ?? loaded
    if (entry === undefined || page === undefined) return undefined
    if (!isStale(entry.state)) {
      if (!isExpired(page)) return { page, state: 'hit' }
      // Old by its age alone: rendered for a reader who asks, or by a sweep, which takes 250 such pages at a time.
      memory.change(entry, { type: 'invalidated', onDemand: true, mayEnd: false })
    }
    revalidator.now(key)
    const renewed = await soon(key)
    if (renewed !== undefined) return { page: renewed, state: 'miss' }
    // While its reader waited it may have been taken down, or given way to another one.
    const current = memory.get(key)
    const old = current?.page ?? (current === entry ? page : undefined)
    return old === undefined ? undefined : { page: old, state: 'stale' }
  }

  /**
   * An editor who has just published looks at the page and must find the change. So while Next is well, the reader of a
   * stale page waits a moment for the new one. The first render that takes longer ends that for a while.
   */
  async function soon(key: string): Promise<Page | undefined> {
    const { moment = 0 } = limits
    if (moment === 0 || performance.now() < hurriedUntil || !singleFlight.isFilling(key)) return undefined
    const filled = await Promise.race([
      singleFlight.fill(key).catch(() => undefined),
      pause(moment, undefined, { ref: false }),
    ])
    if (filled === undefined) hurriedUntil = performance.now() + hurry
    // Nothing stands here any more: a redirect, 404 or 410, which is not in memory.
    else if (filled.tags.length === 0 && filled.status < 500) return filled
    const entry = memory.get(key)
    return entry !== undefined && !isStale(entry.state) ? entry.page : undefined
  }

  async function standIn(key: string): Promise<Found | undefined> {
    const location = language.elsewhere(key)
    if (location !== undefined) {
      const redirect = { status: 301, headers: { location }, body: Buffer.alloc(0) }
      const { page } = await makePage(key, redirect, { renderedAt: Date.now(), build })
      return { page, state: 'stale' }
    }
    const plain = plainKey(key)
    const found = plain === undefined ? undefined : await find(plain)
    return found === undefined ? undefined : { page: found.page, state: 'stale' }
  }

  return { find, standIn }
}
