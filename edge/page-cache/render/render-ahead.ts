import { createTimeSlices } from '#edge/load/time-slices.ts'
import type { WriteBehind } from '../disk/write-behind.ts'
import type { EntryStore } from '../memory/entries.ts'
import { isStale } from '../page/entry-state.ts'
import { isAhead } from '../page/next-list-page.ts'
import type { Page } from '../page/page.ts'
import type { Wanted } from '../queue/wanted.ts'
import type { SingleFlight } from './single-flight.ts'

/**
 * Old pages that may wait for a reader, in one sweep: a new name in the masthead is on all of them, and a web server that
 * reads our files asks for none. Ten seconds of a core in ten minutes; ten thousand articles are through in a night.
 */
const renewedAtOnce = 250

/** What is rendered before anybody asks for it. */
export interface RenderAhead {
  /** Renders these where there is no page, when there is nothing better to do; `renews`: and old ones too. */
  prewarm(keys: readonly string[], renews: boolean): void
  /** The page as it is now, for ourselves: no reader is counted, and no old one will do. */
  current(key: string): Promise<Page>
  idle(): Promise<void>
  stop(): void
}

export interface RenderAheadOptions {
  memory: EntryStore
  writeBehind: WriteBehind
  singleFlight: SingleFlight
  wanted: Wanted
}

export function createRenderAhead({
  memory,
  writeBehind,
  singleFlight,
  wanted,
}: RenderAheadOptions): RenderAhead {
  const timeSlices = createTimeSlices()
  return {
    prewarm(keys, renews) {
      const further = renews ? [...memory.all()].map(({ key }) => key).filter(isAhead) : []
      let onDemand = renewedAtOnce
      timeSlices.run([...keys, ...further], (key) => {
        const entry = memory.get(key)
        const freshness = entry?.state.freshness
        const isOld = freshness === 'stale' || (freshness === 'staleOnDemand' && renews && onDemand-- > 0)
        if (entry === undefined || (renews && isOld)) wanted.later(key)
      })
    },
    async current(key) {
      const entry = memory.get(key)
      const page =
        entry === undefined || isStale(entry.state)
          ? undefined
          : (entry.page ?? (await writeBehind.load(key)))
      // Read again after the wait: it may have become old.
      const now = memory.get(key)
      return page !== undefined && now !== undefined && !isStale(now.state) ? page : singleFlight.fill(key)
    },
    idle: () => timeSlices.idle(),
    stop: () => timeSlices.stop(),
  }
}
