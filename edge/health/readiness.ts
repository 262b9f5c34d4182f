import type { ServerResponse } from 'node:http'
import type { Limits } from '../http/limits.ts'
import { dataPolicy } from '../responses/security-headers.ts'
import { type Check, startCheck } from './check.ts'
import type { Observed } from './probe.ts'

export interface Health {
  start(): void
  /** Asks now, or joins the question that is under way: can anything be written? */
  check(): Check
  /** Nothing can be written, and that is no hiccup: it was so for two probes. */
  readonly isAway: boolean
  stop(): void
  drain(): void
  /** `warnings`: what is set wrongly, as far as it can be seen from here. */
  answer(res: ServerResponse, warnings?: readonly string[]): void
}

type Probe = () => Promise<Observed>

export interface HealthOptions {
  probe: Probe
  /** Next, as all others ask it. */
  upstream?: { readonly answeredAt: number }
  /** Asks the database without Next; what was known of it is thought to hold when absent. */
  databaseAnswers?: (() => Promise<boolean>) | undefined
  limits: Limits
}

/**
 * Asks Next every second how it is, so that `/readyz` answers from memory. Without the database we are ready but
 * degraded: readers must keep coming.
 */
export function createHealth({ probe, upstream, databaseAnswers, limits }: HealthOptions): Health {
  let observed: Observed = { next: false, database: false }
  let everUp = false
  let isAway = false
  let asking: Check | undefined
  let draining = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  /**
   * A probe may wait behind the work of a crowd. A Next that has answered another request meanwhile is busy, not away. What
   * such a Next would say of its database comes too late: a crowd that needs none would hide one that hangs.
   */
  const listen = async (): Promise<Observed> => {
    const since = performance.now()
    const found = await probe()
    if (found.next || upstream === undefined || upstream.answeredAt <= since) return found
    return { next: true, database: (await databaseAnswers?.()) ?? observed.database }
  }
  const check = () => {
    if (asking !== undefined) return asking
    asking = startCheck(listen, limits.healthAgain)
    void asking.found.then(({ finding, seen }) => {
      asking = undefined
      observed = seen
      everUp ||= seen.next
      isAway = finding === 'down'
    })
    return asking
  }
  const watch = () => {
    void check().found.then(() => {
      if (stopped) return
      timer = setTimeout(watch, isAway ? limits.healthWhileAway : limits.healthEvery)
      timer.unref()
    })
  }

  return {
    start: watch,
    check,
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
    answer(res, warnings = []) {
      const { next, database } = observed
      const status = draining ? 'draining' : next ? 'ready' : everUp ? 'unavailable' : 'starting'
      const body = JSON.stringify({
        status,
        next,
        database,
        ...(next && !database ? { degraded: true } : {}),
        ...(warnings.length > 0 ? { warnings } : {}),
      })
      res.writeHead(status === 'ready' ? 200 : 503, {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'content-security-policy': dataPolicy,
        'content-length': Buffer.byteLength(body),
        ...(status === 'ready' ? {} : { 'retry-after': '1' }),
      })
      res.end(body)
    },
  }
}
