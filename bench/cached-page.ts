import { spawn } from 'node:child_process'
import { get } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { waitUntil } from '#bin/wait-until.ts'
import { endChildWithUs } from '#db/embedded/guard.ts'
import type { Product } from '#testing/product.ts'
import { atLeast, atMost, type Result } from './result.ts'
import { type Duel, duel } from './rounds.ts'

/** Header lines as name, value, name, value; the body in base64. */
export interface StoredAnswer {
  lines: string[]
  body: string
}

const connections = 50

/**
 * A cached article against a bare Node server that sends the very same bytes, headers included; and, to know what
 * the headers cost, against one that sends the body with the three headers it needs.
 */
export async function measureCachedPage(site: Product, path: string, quick: boolean): Promise<Result[]> {
  const [rounds, seconds] = quick ? [5, 1] : [9, 2]
  const stored = await untilPacked(site, path)
  const compare = async (answer: StoredAnswer): Promise<Duel> => {
    const bare = await startBare(answer)
    const question = { path, host: `localhost:${site.port}`, connections, seconds }
    try {
      return await duel({ ...question, port: site.port }, { ...question, port: bare.port }, rounds)
    } finally {
      bare.stop()
    }
  }
  const same = await compare(stored)
  const lean = await compare({ ...stored, lines: leanest(stored.lines) })
  const kilo = (rate: number) => `${(rate / 1_000).toFixed(1)} k/s`
  return [
    {
      what: `cached article against bare Node, the same bytes (${kilo(same.ours.rate)}, ${kilo(same.theirs.rate)})`,
      found: `${same.rate.toFixed(2)} ×`,
      budget: '≥ 0.85 ×',
      ...atLeast(same.rate, 0.85),
    },
    {
      what: `its p99 (${same.ours.p99.toFixed(1)} ms, ${same.theirs.p99.toFixed(1)} ms; ${connections} connections)`,
      found: `${same.p99.toFixed(2)} ×`,
      budget: '≤ 2 ×',
      ...atMost(same.p99, 2),
    },
    {
      what: 'cached article against bare Node with three headers',
      found: `${lean.rate.toFixed(2)} ×`,
      budget: '',
      info: true,
    },
  ]
}

const ofTheConnection = new Set(['date', 'connection', 'keep-alive', 'x-request-id'])

/** The answer every later reader gets: from memory, and compressed as well as it will be. */
function untilPacked(site: Product, path: string): Promise<StoredAnswer> {
  const look = async () => {
    const { status, headers, rawHeaders, body } = await ask(site, path)
    if (headers['x-cache'] !== 'hit' || headers['content-encoding'] !== 'br')
      throw new Error(`status ${status}, ${headers['x-cache']}, ${headers['content-encoding']}`)
    const lines: string[] = []
    for (let i = 0; i < rawHeaders.length; i += 2)
      if (!ofTheConnection.has(rawHeaders[i]!.toLowerCase())) lines.push(rawHeaders[i]!, rawHeaders[i + 1]!)
    return { lines, body: body.toString('base64') }
  }
  return waitUntil(`${path} is in memory, and packed`, look, { limit: 60_000 })
}

function leanest(lines: readonly string[]): string[] {
  const kept = new Set(['content-type', 'content-encoding', 'content-length'])
  return lines.filter((_, i) => kept.has(lines[i - (i % 2)]!.toLowerCase()))
}

function ask(
  site: Product,
  path: string,
): Promise<{
  status: number | undefined
  headers: Record<string, unknown>
  rawHeaders: string[]
  body: Buffer
}> {
  const headers = { host: `localhost:${site.port}`, 'accept-encoding': 'br, gzip' }
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: site.port, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('end', () =>
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          rawHeaders: answer.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      )
    }).once('error', reject)
  })
}

function startBare(answer: StoredAnswer): Promise<{ port: number; stop(): void }> {
  const program = join(fileURLToPath(new URL('.', import.meta.url)), 'bare-server.ts')
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  endChildWithUs(child)
  child.stdin.end(JSON.stringify(answer))
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      resolve({ port: Number(line), stop: () => child.kill() }),
    )
    child.once('exit', () => reject(new Error('The bare server did not start.')))
  })
}
