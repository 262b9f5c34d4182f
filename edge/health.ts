import type { ServerResponse } from 'node:http'
import type { Limits } from './limits.ts'
import { type Observed, probe } from './probe.ts'

export interface Health {
  start(): void
  /** Asks now, or joins the question that is under way: can anything be written? */
  look(): Promise<boolean>
  /** Nothing can be written, and that is no hiccup: it was so for two probes. */
  readonly isAway: boolean
  stop(): void
  drain(): void
  answer(res: ServerResponse): void
}

/**
 * Asks Next every second how it is, so that `/readyz` answers from memory. Without the database we are ready but
 * degraded: readers must keep coming.
 */
export function createHealth({ nextPort, limits }: { nextPort: number; limits: Limits }): Health {
  let observed: Observed = { next: false, database: false }
  let everUp = false
  let isAway = false
  let asking: Promise<boolean> | undefined
  let draining = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const look = () => {
    asking ??= ask(nextPort, limits)
      .then((found) => {
        observed = found
        everUp ||= found.next
        isAway = !found.database
        return found.database
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  const watch = () => {
    void look().then(() => {
      if (stopped) return
      timer = setTimeout(watch, isAway ? limits.healthWhileAway : limits.healthEvery)
      timer.unref()
    })
  }

  return {
    start: watch,
    look,
    get isAway() {
      return isAway
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
    drain() {
      draining = true
    },
    answer(res) {
      const { next, database } = observed
      const status = draining ? 'draining' : next ? 'ready' : everUp ? 'unavailable' : 'starting'
      const body = JSON.stringify({
        status,
        next,
        database,
        ...(next && !database ? { degraded: true } : {}),
      })
      res.writeHead(status === 'ready' ? 200 : 503, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'content-length': Buffer.byteLength(body),
        ...(status === 'ready' ? {} : { 'retry-after': '1' }),
      })
      res.end(body)
    },
  }
}

/**
 * One late answer is a hiccup, of the database or of Next. So a second probe follows the first, and nobody is there
 * only when neither was told otherwise in its own time.
 */
function ask(port: number, limits: Limits): Promise<Observed> {
  return new Promise((resolve) => {
    const take = (found: Observed) => {
      if (!found.database) return
      clearTimeout(again)
      resolve(found)
    }
    const first = probe(port, limits.healthTimeout)
    void first.then(take)
    const again = setTimeout(() => {
      const second = probe(port, limits.healthTimeout)
      void second.then(take)
      void Promise.all([first, second]).then(([, last]) => resolve(last))
    }, limits.healthAgain)
  })
}
