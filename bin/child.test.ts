import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
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
