import { createTimeSlices } from '#edge/load/time-slices.ts'
import type { WriteBehind } from '../disk/write-behind.ts'
import type { EntryStore } from '../memory/entries.ts'
import { isAhead, nextPage } from '../page/next-list-page.ts'
import type { Page } from '../page/page.ts'
import type { Revalidator } from './revalidator.ts'
import type { SingleFlight } from './single-flight.ts'

/** What is rendered before anybody asks for it. */
export interface RenderAhead {
  /** Renders these where there is no page, when there is nothing better to do; `renews`: and old ones too. */
  prewarm(keys: readonly string[], renews: boolean): void
  /** The page as it is now, for ourselves: no reader is counted, and no old one will do. */
  current(key: string): Promise<Page>
  /** Renders the further page that this one leads to. */
  follow(page: Page): void
  idle(): Promise<void>
  stop(): void
}

export interface RenderAheadOptions {
  memory: EntryStore
  writeBehind: WriteBehind
  singleFlight: SingleFlight
  revalidator: Revalidator
  limits: RenderAheadLimits
}

export interface RenderAheadLimits {
  diskPages: number
  /** Renders further pages of lists ahead. */
  followsLists?: boolean
}

export function createRenderAhead({
  memory,
  writeBehind,
  singleFlight,
  revalidator,
  limits,
}: RenderAheadOptions): RenderAhead {
  const timeSlices = createTimeSlices()
  return {
    prewarm(keys, renews) {
      const further = renews ? [...memory.all()].map(({ key }) => key).filter(isAhead) : []
      timeSlices.run([...keys, ...further], (key) => {
        const entry = memory.get(key)
        if (entry === undefined || (renews && entry.stale && !entry.onDemand)) revalidator.later(key)
      })
    },
    async current(key) {
      const entry = memory.get(key)
      const page =
        entry === undefined || entry.stale ? undefined : (entry.page ?? (await writeBehind.load(key)))
      // Read again after the wait: it may have become old.
      return page !== undefined && memory.get(key)?.stale === false
        ? page
        : (await singleFlight.fill(key)).page
    },
    follow(page) {
      const hasRoom = limits.followsLists && memory.size < limits.diskPages
      const next = hasRoom ? nextPage(page) : undefined
      if (next !== undefined && memory.get(next) === undefined) revalidator.later(next)
    },
    idle: () => timeSlices.idle(),
    stop: () => timeSlices.stop(),
  }
}
