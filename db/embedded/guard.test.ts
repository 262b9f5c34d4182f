import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterEach, expect, test, vi } from 'vitest'
import { isRunning, signal } from './process.ts'

const started: number[] = []
afterEach(() => {
  for (const pid of started.splice(0)) signal(pid, 'SIGKILL')
})

/** A program that starts another one and entrusts it to a guard, or takes it back. Their pids. */
async function entrust(ward: string, after = '') {
  const guard = JSON.stringify(new URL('./guard.ts', import.meta.url).href)
  const program = `
    import { spawn } from 'node:child_process'
    import { endWithUs } from ${guard}
    const child = spawn(process.execPath, ['-e', ${JSON.stringify(`${ward}; console.log('up'); setInterval(() => {}, 1000)`)}], { detached: true })
    const { release } = endWithUs(child.pid)
    child.stdout.once('data', () => { ${after}; console.log(child.pid) })
    setInterval(() => {}, 1000)`
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: parent.stdout }), 'line')
  started.push(Number(line), parent.pid!)
  return { parent, ward: Number(line) }
}

test.each(['SIGKILL', 'SIGTERM'] as const)('who ends by %s takes along what it has started', async (name) => {
  const { parent, ward } = await entrust('')
  expect(isRunning(ward)).toBe(true)
  parent.kill(name)
  await vi.waitUntil(() => !isRunning(ward), { timeout: 5_000 })
})

test('one that stands still goes too, when its time is over', { timeout: 40_000 }, async () => {
  const { parent, ward } = await entrust('')
  process.kill(ward, 'SIGSTOP')
  parent.kill('SIGKILL')
  await vi.waitUntil(() => !isRunning(ward), { timeout: 35_000 })
})

test('who was released stays', async () => {
  const { parent, ward } = await entrust('', 'release()')
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  // The guard has read the end of its pipe by now, and is gone.
  const since = performance.now()
  await vi.waitUntil(() => performance.now() - since > 500, { timeout: 5_000 })
  expect(isRunning(ward)).toBe(true)
})
