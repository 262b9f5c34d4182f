import { createBatches } from '#edge/load/time-slices.ts'
import type { Keeper } from '../disk/write-behind.ts'
import type { Shelf } from '../memory/entries.ts'
import { isAhead, nextPage } from '../page/next-list-page.ts'
import type { Page } from '../page/page.ts'
import type { Refresher } from './revalidator.ts'
import type { Filler } from './single-flight.ts'

/** What is rendered before anybody asks for it. */
export interface Ahead {
  /** Renders these where there is no page, when there is nothing better to do; `renews`: and old ones too. */
  sweep(keys: readonly string[], renews: boolean): void
  /** The page as it is now, for ourselves: no reader is counted, and no old one will do. */
  current(key: string): Promise<Page>
  /** Renders the further page that this one leads to. */
  follow(page: Page): void
  idle(): Promise<void>
  stop(): void
}

export interface AheadOptions {
  shelf: Shelf
  keeper: Keeper
  filler: Filler
  refresher: Refresher
  limits: AheadLimits
}

export interface AheadLimits {
  diskPages: number
  /** Renders further pages of lists ahead. */
  followsLists?: boolean
}

export function createAhead({ shelf, keeper, filler, refresher, limits }: AheadOptions): Ahead {
  const batches = createBatches()
  return {
    sweep(keys, renews) {
      const further = renews ? [...shelf.slots()].map(({ key }) => key).filter(isAhead) : []
      batches.run([...keys, ...further], (key) => {
        const slot = shelf.get(key)
        if (slot === undefined || (renews && slot.stale && !slot.onDemand)) refresher.later(key)
      })
    },
    async current(key) {
      const slot = shelf.get(key)
      const page = slot === undefined || slot.stale ? undefined : (slot.page ?? (await keeper.load(key)))
      // Read again after the wait: it may have become old.
      return page !== undefined && shelf.get(key)?.stale === false ? page : (await filler.fill(key)).page
    },
    follow(page) {
      const hasRoom = limits.followsLists && shelf.size < limits.diskPages
      const next = hasRoom ? nextPage(page) : undefined
      if (next !== undefined && shelf.get(next) === undefined) refresher.later(next)
    },
    idle: () => batches.idle(),
    stop: () => batches.stop(),
  }
}
