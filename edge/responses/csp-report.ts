import { appendFile, mkdir, rename, stat, truncate } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import { seenJson } from '#lib/json-line.ts'
import type { EdgeLog } from '../http/access-log.ts'
import { HttpError } from '../http/http-error.ts'
import { reply } from './reply.ts'

export interface CspReports {
  readonly count: number
  take(req: IncomingMessage, res: ServerResponse): Promise<void>
}

/** A report is a few hundred bytes. */
const largestReport = 16 * 1024
/** Two files of half a megabyte: whoever floods us with reports costs us one megabyte. One, where the folder is not ours. */
const largestFile = 512 * 1024
const warningsAMinute = 10
/** Lines that wait for the disk: four of the largest reports. What comes in a flood says the same over and over. */
const mostWaiting = 64 * 1024

/** Browsers' reports of what our policy stopped. In tests one of them is a failure; in production, a warning. */
export function createCspReports(file: string, log: EdgeLog): CspReports {
  let count = 0
  let minute = 0
  let warned = 0
  /** What the next write takes, begun once the last one is over. */
  let next: { lines: string; written: Promise<void> } | undefined
  let last: Promise<void> = Promise.resolve()

  async function write(lines: string): Promise<void> {
    await mkdir(dirname(file), { recursive: true })
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    )
    if (size + lines.length > largestFile) await rename(file, `${file}.1`).catch(() => truncate(file))
    await appendFile(file, lines, { mode: 0o600 })
  }

  /** One write at a time, of all that came meanwhile; beyond what may wait, it is only counted. */
  async function keep(lines: string): Promise<void> {
    if (next === undefined) {
      const batch = { lines: '', written: Promise.resolve() }
      next = batch
      last = last
        .then(() => {
          next = undefined
          return write(batch.lines)
        })
        .catch((error: unknown) => log.warn({ error }, 'a policy report could not be written'))
      batch.written = last
    }
    if (next.lines.length + lines.length > mostWaiting) return
    next.lines += lines
    await next.written
  }

  return {
    get count() {
      return count
    },
    async take(req, res) {
      const reports = readReports(await readSmall(req))
      if (reports.length === 0) return reply(req, res, { status: 204 })
      count += reports.length
      const now = Math.floor(Date.now() / 60_000)
      if (now !== minute) {
        minute = now
        warned = 0
      }
      for (const report of reports) {
        if (warned++ < warningsAMinute) log.warn({ report }, 'content security policy report')
      }
      const at = new Date().toISOString()
      const lines = reports.map((report) => `${seenJson(JSON.stringify({ at, ...report }))}\n`).join('')
      await keep(lines)
      reply(req, res, { status: 204 })
    },
  }
}

function readSmall(req: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > largestReport) {
        req.removeAllListeners('data').pause()
        reject(new HttpError('request.too_large'))
      } else chunks.push(chunk)
    })
    req.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    req.on('close', () => resolve(''))
  })
}

type Report = Record<string, string | number>

/** Names of both report formats, and ours for them. No sample of what was stopped: anybody could write in our files by it. */
const fields: Readonly<Record<string, string>> = {
  'document-uri': 'page',
  documentURL: 'page',
  'blocked-uri': 'blocked',
  blockedURL: 'blocked',
  'effective-directive': 'directive',
  effectiveDirective: 'directive',
  'violated-directive': 'directive',
  'source-file': 'source',
  sourceFile: 'source',
  'line-number': 'line',
  lineNumber: 'line',
}

/**
 * Known fields only, short, and no query: a report says where the policy bit, not what somebody searched for. What is
 * neither an address nor a keyword of the policy was written by no browser.
 */
function readReports(body: string): Report[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return []
  }
  const given = Array.isArray(parsed) ? parsed.slice(0, 10) : [parsed]
  return given.map(readReport).filter((report) => Object.keys(report).length > 0)
}

function readReport(given: unknown): Report {
  const report: Report = {}
  if (!isRecord(given)) return report
  const inner = given['csp-report'] ?? given.body ?? {}
  if (!isRecord(inner)) return report
  for (const [key, name] of Object.entries(fields)) {
    const value = inner[key]
    if (typeof value === 'number') report[name] = value
    else if (typeof value === 'string') {
      const said = keyword.test(value) ? value : addressOf(value)
      if (said !== undefined) report[name] = said.slice(0, 512)
    }
  }
  return report
}

/** `inline`, `wasm-eval`, `img-src`, `data`. */
const keyword = /^[a-z-]{1,40}$/

function addressOf(value: string): string | undefined {
  const url = URL.parse(value)
  return url?.host ? `${url.protocol}//${url.host}${url.pathname}` : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
