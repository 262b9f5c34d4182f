import { get } from 'node:http'
import { startStallTolerantTimer } from './stall-tolerant-timer.ts'

/** What Next says of itself and of its database. */
export interface Observed {
  next: boolean
  database: boolean
}

/** Asks Next once, and waits so many milliseconds for the whole answer. Never rejects. */
export function probe(port: number, patience: number): Promise<Observed> {
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
    const stopClock = startStallTolerantTimer(patience, () => request.destroy())
    request.on('close', () => {
      stopClock()
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
