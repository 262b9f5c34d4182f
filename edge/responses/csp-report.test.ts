import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { beforeEach, expect, test, vi } from 'vitest'
import { createCspReports } from './csp-report.ts'

/** A disk that takes nothing until it is told to. */
const disk = vi.hoisted(() => ({ written: [] as string[], go: [] as (() => void)[], isFull: false }))
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  mkdir: async () => undefined,
  stat: async () => ({ size: 0 }),
  appendFile: (_file: string, lines: string) =>
    new Promise<void>((resolve, reject) => {
      disk.written.push(lines)
      disk.go.push(disk.isFull ? () => reject(new Error('ENOSPC')) : resolve)
    }),
}))
vi.mock('./reply.ts', () => ({ reply: (_req: unknown, res: { done(): void }) => res.done() }))

beforeEach(() => {
  disk.written = []
  disk.go = []
})

const log = { info() {}, warn() {}, error() {} }
const report = JSON.stringify({
  'csp-report': { 'blocked-uri': `https://a.test/${'x'.repeat(485)}`, 'effective-directive': 'img-src' },
})

function send(reports: ReturnType<typeof createCspReports>, body = report): Promise<void> {
  return new Promise((resolve, reject) => {
    const req = Readable.from([Buffer.from(body)]) as unknown as IncomingMessage
    reports.take(req, { done: resolve } as unknown as ServerResponse).catch(reject)
  })
}

test('a flood of reports on a slow disk is answered, counted, and kept within bounds', async () => {
  const reports = createCspReports('/nowhere/reports.jsonl', log)
  let answered = 0
  const sent = Array.from({ length: 5_000 }, () => send(reports).then(() => answered++))
  await vi.waitUntil(() => reports.count === 5_000)
  // One write is under way, 64 KB wait behind it, and nobody else waits for either.
  await vi.waitUntil(() => answered > 4_700)
  expect(disk.written).toHaveLength(1)
  while (answered < 5_000) {
    for (const go of disk.go.splice(0)) go()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(sent)
  expect(disk.written.length).toBeLessThanOrEqual(3)
  expect(Math.max(...disk.written.map((lines) => lines.length))).toBeLessThanOrEqual(64 * 1024)
})

test('a disk that fails keeps none of the next reports from being written', async () => {
  const reports = createCspReports('/nowhere/reports.jsonl', log)
  disk.isFull = true
  const first = send(reports)
  await vi.waitUntil(() => disk.go.length === 1)
  disk.go.splice(0)[0]!()
  await first
  disk.isFull = false
  const second = send(reports)
  await vi.waitUntil(() => disk.go.length === 1)
  disk.go.splice(0)[0]!()
  await second
  expect(disk.written).toHaveLength(2)
})

test('strangers write neither controls nor words of their own choice in our file', async () => {
  const reports = createCspReports('/nowhere/reports.jsonl', log)
  const hidden = '\u009b31m\u007f\u0085\u202e\u2066\u2028'
  const inner = {
    'blocked-uri': `https://a.test/${hidden}?any words`,
    'effective-directive': 'any words',
    'document-uri': 'any words',
    'source-file': 'javascript:any words',
    'line-number': 3,
    'script-sample': 'alert("any words")',
    sample: 'any words',
  }
  const sent = send(reports, JSON.stringify({ 'csp-report': inner }))
  await vi.waitUntil(() => disk.go.length === 1)
  disk.go.splice(0)[0]!()
  await sent
  const [line] = disk.written
  expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+\n$/u)
  expect(line).not.toContain('any words')
  const { at: _, ...said } = JSON.parse(line!)
  expect(said).toEqual({ blocked: new URL(`https://a.test/${hidden}`).href, line: 3 })
})
