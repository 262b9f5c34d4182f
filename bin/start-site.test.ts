import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isRunning } from '#db/embedded/process.ts'
import { type Child, keepRunning } from './child.ts'
import type { ChildPlan } from './launch.ts'
import { openRunRecord, type RunRecord } from './run-record.ts'
import type { SitePlans } from './site-processes.ts'
import { startSite } from './start-site.ts'

const urls = { appUrl: 'postgres://app', publicUrl: 'postgres://public' }
const persistence = { check: () => {}, mayPass: () => true, meanwhile: 'Trying again.' }

let dataDir: string
let record: RunRecord
let children: Child[]
let pids: Map<string, number>
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'start-site-'))
  record = await openRunRecord(dataDir)
  children = []
  pids = new Map()
  const { remember } = record
  record.remember = (name, pid) => {
    remember(name, pid)
    pids.set(name, pid)
  }
})
afterEach(async () => {
  await Promise.all(children.map((child) => child.stop(1_000)))
  rmSync(dataDir, { recursive: true })
})

const run = (plan: ChildPlan) => {
  const child = keepRunning(plan, dataDir, record)
  children.push(child)
  return child
}
const plan = (name: string, script: string): ChildPlan => ({ name, args: ['-e', script], env: {} })
const living = (name: string) => plan(name, 'setInterval(() => {}, 1000)')
/** Fails until its obstacle is gone, and leaves a line each time. */
const hindered = (name: string, obstacle: string) =>
  plan(
    name,
    `const fs = require('node:fs')
     if (fs.existsSync(${JSON.stringify(obstacle)})) {
       fs.appendFileSync(${JSON.stringify(`${obstacle}.tries`)}, 'x')
       process.exit(1)
     }
     fs.writeFileSync(${JSON.stringify(join(dataDir, `${name}.up`))}, '')
     setInterval(() => {}, 1000)`,
  )
const until = (what: () => boolean) => vi.waitUntil(what, { timeout: 15_000 })
const isUp = (name: string) => existsSync(join(dataDir, `${name}.up`))
const tries = (obstacle: string) =>
  existsSync(`${obstacle}.tries`) ? readFileSync(`${obstacle}.tries`, 'utf8').length : 0

test.each(['next', 'worker'] as const)(
  'where readers are served, %s is tried again until it starts, and the edge stays',
  { timeout: 20_000 },
  async (name) => {
    const obstacle = join(dataDir, 'obstacle')
    appendFileSync(obstacle, '')
    const plans: SitePlans = { next: living('next'), worker: living('worker'), edge: living('edge') }
    plans[name] = hindered(name, obstacle)
    const edge = run(plans.edge)
    edge.settled()
    const served = pids.get('edge')!
    const ready = () => until(() => isUp(name)).then(() => {})
    const started = startSite(plans, { edge, next: undefined, urls }, urls, run, ready, persistence)
    await until(() => tries(obstacle) >= 2)
    expect(isRunning(served)).toBe(true)
    rmSync(obstacle)
    await started
    expect(pids.get('edge')).toBe(served)
    expect(isRunning(served)).toBe(true)
  },
)

test('where readers are served, a site that does not get ready in time is waited for', async () => {
  const edge = run(living('edge'))
  const plans: SitePlans = { next: living('next'), worker: living('worker'), edge: living('edge') }
  let asked = 0
  const ready = async () => {
    if (++asked === 1) throw new Error('It is not ready after 120 s.')
  }
  await startSite(plans, { edge, next: undefined, urls }, urls, run, ready, persistence)
  expect(asked).toBe(2)
})

test.each(['next', 'worker'] as const)('a first start ends when %s cannot start', async (name) => {
  const plans: SitePlans = { next: living('next'), worker: living('worker'), edge: living('edge') }
  plans[name] = plan(name, 'console.error("no such module"); process.exit(1)')
  const never = new Promise<void>(() => {})
  await expect(startSite(plans, undefined, urls, run, () => never, persistence)).rejects.toThrow(
    new RegExp(`^${name} stopped while starting \\(code 1\\)\\.\\nno such module`),
  )
})

test('who was told of another database is started again', async () => {
  const early = { edge: run(living('edge')), next: run(living('next')), urls: { ...urls, appUrl: 'old' } }
  const before = new Map(pids)
  const plans: SitePlans = { next: living('next'), worker: living('worker'), edge: living('edge') }
  await startSite(plans, early, urls, run, async () => {}, persistence)
  for (const name of ['edge', 'next']) {
    expect(isRunning(before.get(name)!)).toBe(false)
    expect(isRunning(pids.get(name)!)).toBe(true)
  }
})
