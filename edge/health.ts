import type { ServerResponse } from 'node:http'
import { get } from 'node:http'
import type { Limits } from './limits.ts'

export interface Health {
  start(): void
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
  let draining = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const again = () => {
    if (stopped) return
    timer = setTimeout(look, limits.healthEvery)
    timer.unref()
  }
  const look = () => {
    void ask(nextPort, limits.healthTimeout).then((found) => {
      observed = found
      everUp ||= found.next
      again()
    })
  }

  return {
    start: look,
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
    request.setTimeout(patience, () => request.destroy())
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
