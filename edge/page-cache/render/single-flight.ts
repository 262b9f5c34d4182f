import { overloaded } from '#edge/http/http-error.ts'
import { type Bulkhead, type BulkheadSize, createBulkhead } from '#edge/load/bulkhead.ts'
import type { Page } from '../page/page.ts'

export interface SingleFlight {
  /**
   * Renders a page. Requests for the same page meanwhile get the same answer. The render begins at the first turn that any
   * of them gets: no reader waits behind another network's crowd.
   * Throws: `site.overloaded` when none of them gets a turn, and what the render throws.
   */
  fill(key: string, network?: string): Promise<Page>
  isFilling(key: string): boolean
  readonly bulkhead: Bulkhead
}

interface Filling {
  promise: Promise<Page>
  /** Waits for a turn of this network as well, unless the render has begun. */
  join(network: string | undefined): Promise<void>
}

/** Renders, one a key at a time and a few keys at once. */
export function createSingleFlight(
  renderAndKeep: (key: string) => Promise<Page>,
  size: BulkheadSize,
): SingleFlight {
  const bulkhead = createBulkhead(size)
  const underWay = new Map<string, Filling>()

  function begin(key: string): Filling {
    const queued = new Set<string | undefined>()
    const started = new AbortController()
    const { promise, resolve, reject } = Promise.withResolvers<Page>()
    let waiting = 0
    const join = async (network: string | undefined) => {
      if (started.signal.aborted || queued.has(network)) return
      queued.add(network)
      waiting++
      const release = await bulkhead.acquire({ signal: started.signal, ...(network ? { network } : {}) })
      waiting--
      queued.delete(network)
      if (started.signal.aborted) return release?.()
      if (release === undefined) {
        if (waiting > 0) return
        underWay.delete(key)
        return reject(overloaded())
      }
      started.abort()
      renderAndKeep(key)
        .finally(() => {
          release()
          underWay.delete(key)
        })
        .then(resolve, reject)
    }
    return { promise, join }
  }

  return {
    bulkhead,
    isFilling: (key) => underWay.has(key),
    fill(key, network) {
      const known = underWay.get(key)
      const filling = known ?? begin(key)
      if (known === undefined) underWay.set(key, filling)
      void filling.join(network)
      return filling.promise
    },
  }
}
