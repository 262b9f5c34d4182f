import type { ServerResponse } from 'node:http'
import { get } from 'node:http'
import type { Limits } from './limits.ts'

export interface Health {
  start(): void
  /** Asks now, or joins the question that is under way: can anything be written? */
  look(): Promise<boolean>
  /** Nothing can be written, and that is no hiccup: it was so twice. */
  readonly isAway: boolean
  stop(): void
  drain(): void
  answer(res: ServerResponse): void
}

interface Observed {
  next: boolean
  database: boolean
}

/**
 * Asks Next every second how it is, so that `/readyz` answers from memory. Without the database we are ready but
 * degraded: readers must keep coming.
 */
export function createHealth({ nextPort, limits }: { nextPort: number; limits: Limits }): Health {
  let observed: Observed = { next: false, database: false }
  let everUp = false
  let failures = 0
  let asking: Promise<boolean> | undefined
  let draining = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const look = () => {
    asking ??= ask(nextPort, limits.healthTimeout)
      .then((found) => {
        observed = found
        everUp ||= found.next
        failures = found.database ? 0 : failures + 1
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
      timer = setTimeout(watch, failures > 0 ? limits.healthWhileAway : limits.healthEvery)
      timer.unref()
    })
  }

  return {
    start: watch,
    look,
    get isAway() {
      return failures >= 2
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

function ask(port: number, patience: number): Promise<Observed> {
  return new Promise((resolve) => {
    const down = () => resolve({ next: false, database: false })
    const request = get({ host: '127.0.0.1', port, path: '/api/ready', agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', down)
      answer.on('end', () => {
        resolve({ next: true, database: saysDatabase(Buffer.concat(chunks).toString('utf8')) })
      })
    })
    request.on('error', down)
    // Of the whole answer: one that has begun may stop.
    const clock = setTimeout(() => request.destroy(), patience)
    request.on('close', () => {
      clearTimeout(clock)
      down()
    })
  })
}

function saysDatabase(body: string): boolean {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null && 'database' in parsed && parsed.database === true
  } catch {
    return false
  }
}
