import { mkdtempSync, rmSync } from 'node:fs'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Limits } from '../http/limits.ts'
import { createEdge, type Edge, type EdgeOptions } from '../server.ts'

/** For tests: a real edge on a free port, in front of a stand-in for Next that remembers what reached it. */
export interface EdgeFixture {
  edge: Edge
  port: number
  dir: string
  seen: Seen[]
  logged: { level: string; facts: Record<string, unknown>; message: string }[]
  next: Server
  close(): Promise<void>
}

export interface Seen {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export interface EdgeFixtureOptions extends Partial<Omit<EdgeOptions, 'limits' | 'log'>> {
  limits?: Partial<Limits>
  /** How Next answers; a small page unless told otherwise. Its health question is answered before this is asked. */
  answer?: (req: IncomingMessage, res: ServerResponse, body: string) => void
  ready?: (req: IncomingMessage, res: ServerResponse) => void
  /** Runs before the edge reads its folders. */
  prepare?: (dir: string) => void
}

export const host = 'journal.test'

/** What looks like a colleague's session. */
export const sessionCookie = `session=${'s'.repeat(43)}`

export async function startEdgeFixture(options: EdgeFixtureOptions = {}): Promise<EdgeFixture> {
  const dir = mkdtempSync(join(tmpdir(), 'edge-'))
  options.prepare?.(dir)
  const seen: Seen[] = []
  const logged: EdgeFixture['logged'] = []
  const answer = options.answer ?? ((_req, res) => page(res, '<!DOCTYPE html><p>Bonjour</p>'))
  const ready = options.ready ?? ((_req, res) => res.end('{"database":true}'))
  const next = createServer((req, res) => {
    if (req.url === '/api/ready') return ready(req, res)
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1')
      seen.push({ method: req.method!, url: req.url!, headers: req.headers, body })
      answer(req, res, body)
    })
  })
  const nextPort = await listen(next)
  const note = (level: string) => (facts: object, message: string) => {
    logged.push({ level, facts: facts as Record<string, unknown>, message })
  }
  const edge = createEdge({
    siteUrl: `http://${host}`,
    nextPort,
    dataDir: join(dir, 'data'),
    publicDir: join(dir, 'public'),
    nextStaticDir: join(dir, 'static'),
    trustProxy: [],
    development: false,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    ...options,
  })
  await edge.open()
  const port = await listen(edge.server)
  return {
    edge,
    port,
    dir,
    seen,
    logged,
    next,
    async close() {
      for (const server of [edge.server, next]) {
        server.closeAllConnections()
        if (server.listening) await new Promise((resolve) => server.close(resolve))
      }
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

export function page(res: ServerResponse, html: string): void {
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  text: string
}

export interface Asking {
  method?: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
}

/** One request on a connection of its own; the path is sent exactly as given. */
export function ask({ port }: { port: number }, path: string, asking: Asking = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = asking
    const chunked = 'transfer-encoding' in headers
    const length = body === undefined || chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const req = request(
      { host: '127.0.0.1', port, path, method, headers: { host, ...length, ...headers }, agent: false },
      (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('error', reject)
        res.on('end', () => {
          const bytes = Buffer.concat(chunks)
          resolve({
            status: res.statusCode!,
            headers: res.headers,
            body: bytes,
            text: bytes.toString('utf8'),
          })
        })
      },
    )
    req.on('error', reject)
    req.end(body)
  })
}

/** Writes bytes as they are, and resolves with everything that came back once the other side closes. */
export function sendRaw({ port }: { port: number }, ...pieces: string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let received = ''
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      received += text
      if (isLast(received)) socket.end()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(received))
    for (const piece of pieces) socket.write(piece, 'latin1')
  })
}

/** A whole answer that says it is the last: a client hangs up then, and does not wait to be hung up on. */
function isLast(received: string): boolean {
  const cut = received.indexOf('\r\n\r\n')
  const head = received.slice(0, cut)
  const length = /^content-length: (\d+)$/im.exec(head)?.[1]
  return (
    /^connection: close$/im.test(head) && length !== undefined && received.length - cut - 4 >= Number(length)
  )
}

export function statusOf(raw: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(raw)?.[1] ?? 0)
}

/** Resolves as soon as the condition holds; the test's own time limit is the only clock. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve))
}
