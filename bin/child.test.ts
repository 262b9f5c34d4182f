import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isRunning } from '#db/embedded/process.ts'
import { inheritedEnv } from '#lib/env.ts'
import { backoff, keepRunning } from './child.ts'
import { endLeftovers, openRunRecord, type RunRecord } from './run-record.ts'

let dataDir: string
let record: RunRecord
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'child-'))
  record = await openRunRecord(dataDir)
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const plan = (script: string) => ({ name: 'sample', args: ['-e', script], env: inheritedEnv() })

/** The pid of each start, as the record hears of it. */
function watchStarts(): { next(): Promise<number> } {
  const seen: number[] = []
  let wake = () => {}
  const remember = record.remember
  record.remember = (name, pid) => {
    remember(name, pid)
    seen.push(pid)
    wake()
  }
  return {
    async next() {
      while (seen.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      return seen.shift()!
    },
  }
}

test('waits longer after each crash, ten seconds at most', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map(backoff)).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000])
})

test('a process that ends while the site starts is a failure, told in its own words', async () => {
  const child = keepRunning(plan('console.error("no such port"); process.exit(3)'), dataDir, record)
  await expect(child.failed).rejects.toThrow(/sample stopped while starting \(code 3\)\.\nno such port/)
  await child.stop(1_000)
})

test('a process that the system does not even begin is a failure like any other', async () => {
  const child = keepRunning({ ...plan(''), args: ['not\0an argument'] }, dataDir, record)
  await expect(child.failed).rejects.toThrow(/sample stopped while starting/)
  await child.stop(1_000)
})

test('a process that dies later is started again, until it is stopped', async () => {
  const starts = watchStarts()
  const child = keepRunning(plan('setInterval(() => {}, 1000)'), dataDir, record)
  child.settled()
  const first = await starts.next()
  process.kill(first, 'SIGKILL')
  const second = await starts.next()
  expect(second).not.toBe(first)
  await child.stop(5_000)
  expect(isRunning(second)).toBe(false)
})

/** As the processes of the site, with less time to wait. */
const answering = (script: string) => ({
  ...plan(script),
  args: ['--import', new URL('./leash.ts', import.meta.url).href, '-e', script],
  pulse: { every: 100, patience: 3_000 },
})

test.each([
  ['stands still', 'setInterval(() => {}, 1000)', (pid: number) => process.kill(pid, 'SIGSTOP')],
  [
    'hangs in a loop',
    'process.on("SIGUSR2", () => { while (true); }); setInterval(() => {}, 1000)',
    (pid: number) => process.kill(pid, 'SIGUSR2'),
  ],
])('a process that %s is replaced', { timeout: 30_000 }, async (_, script, freeze) => {
  const starts = watchStarts()
  const child = keepRunning(
    answering(`${script}; require('node:fs').writeFileSync(${JSON.stringify(join(dataDir, 'up'))}, '')`),
    dataDir,
    record,
  )
  child.settled()
  const first = await starts.next()
  await vi.waitUntil(() => existsSync(join(dataDir, 'up')), { timeout: 10_000 })
  freeze(first)
  const second = await starts.next()
  expect(isRunning(first)).toBe(false)
  expect(isRunning(second)).toBe(true)
  await child.stop(5_000)
})

test('a process that answers stays, also when all of us stood still for a while', {
  timeout: 30_000,
}, async () => {
  const starts = watchStarts()
  const child = keepRunning(answering('setInterval(() => {}, 1000)'), dataDir, record)
  child.settled()
  const first = await starts.next()
  const since = performance.now()
  await vi.waitUntil(() => performance.now() - since > 2_000, { timeout: 5_000 })
  // As a machine that sleeps: nobody is looked at, and nobody answers.
  process.kill(first, 'SIGSTOP')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_000)
  process.kill(first, 'SIGCONT')
  await vi.waitUntil(() => performance.now() - since > 9_000, { timeout: 12_000 })
  expect(isRunning(first)).toBe(true)
  await child.stop(5_000)
})

test('what it has started goes with it', async () => {
  const starts = watchStarts()
  const child = keepRunning(
    plan(`const c = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      require('node:fs').writeFileSync(${JSON.stringify(join(dataDir, 'grandchild'))}, String(c.pid)); setInterval(() => {}, 1000)`),
    dataDir,
    record,
  )
  child.settled()
  const first = await starts.next()
  const grandchild = () => Number(readFileSync(join(dataDir, 'grandchild'), 'utf8'))
  await vi.waitUntil(() => existsSync(join(dataDir, 'grandchild')) && grandchild() > 0, { timeout: 10_000 })
  process.kill(first, 'SIGKILL')
  await vi.waitUntil(() => !isRunning(grandchild()), { timeout: 5_000 })
  await child.stop(5_000)
})

test('a Ctrl-C in our terminal does not reach it', async () => {
  const starts = watchStarts()
  const child = keepRunning(plan('setInterval(() => {}, 1000)'), dataDir, record)
  child.settled()
  const pid = await starts.next()
  // It leads a group of its own; signal 0 asks whether there is one of that number.
  expect(() => process.kill(-pid, 0)).not.toThrow()
  await child.stop(5_000)
})

test('the next supervisor ends what a killed one left behind', async () => {
  const starts = watchStarts()
  const child = keepRunning(plan('setInterval(() => {}, 1000)'), dataDir, record)
  child.settled()
  const pid = await starts.next()
  expect(await endLeftovers(dataDir)).toEqual(['sample'])
  expect(isRunning(pid)).toBe(false)
  await child.stop(1_000)
})
