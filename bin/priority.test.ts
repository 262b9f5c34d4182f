import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { getPriority } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { lower, niceBelow, sessionOf } from './priority.ts'

async function sleeper(detached: boolean): Promise<number> {
  const child = spawn(process.execPath, ['-e', "console.log('up'); setInterval(() => {}, 1000)"], {
    detached,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child.pid!
}

test('a process that goes after us goes after us', async () => {
  const pid = await sleeper(true)
  lower(pid, 5)
  expect(getPriority(pid)).toBe(Math.min(19, getPriority() + 5))
})

test('where the kernel shares the machine between sessions, its session goes after ours', async () => {
  const pids = [await sleeper(true), await sleeper(true)]
  // A kernel that makes no groups has nothing to say, for anybody.
  const expected = pids.map((pid) => niceBelow(sessionOf('self'), sessionOf(pid), 5))
  for (const pid of pids) lower(pid, 5)
  for (const [n, pid] of pids.entries()) await expect.poll(() => sessionOf(pid)?.nice).toBe(expected[n])
})

test.each([
  ['another session goes after ours', { name: 'a', nice: 0 }, { name: 'b', nice: 0 }, 5],
  ['we are lowered already', { name: 'a', nice: 5 }, { name: 'b', nice: 0 }, 10],
  ['nothing goes below the lowest', { name: 'a', nice: 17 }, { name: 'b', nice: 0 }, 19],
  ['our own session stays', { name: 'a', nice: 0 }, { name: 'a', nice: 0 }, undefined],
  ['we were started before any session', undefined, { name: 'b', nice: 0 }, 5],
  ['the kernel makes no groups', undefined, undefined, undefined],
])('%s', (_, ours, theirs, nice) => {
  expect(niceBelow(ours, theirs, 5)).toBe(nice)
})

test('a process of our own session lowers itself, not us', async () => {
  const before = { session: sessionOf('self'), nice: getPriority() }
  const pid = await sleeper(false)
  lower(pid, 5)
  expect({ session: sessionOf('self'), nice: getPriority() }).toEqual(before)
  expect(getPriority(pid)).toBe(Math.min(19, before.nice + 5))
})

test('a process that has ended is no error', async () => {
  const pid = await sleeper(true)
  process.kill(pid, 'SIGKILL')
  expect(() => lower(pid, 5)).not.toThrow()
})
