import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { isRunning, parseStat, startStamp } from './process.ts'

test('reads a stat line whatever the program calls itself', () => {
  const rest = Array.from({ length: 49 }, (_, i) => String(i + 4)).join(' ')
  expect(parseStat(`4711 (a) b (c) S ${rest}`)).toEqual({ state: 'S', startTicks: '22' })
  expect(parseStat('')).toBeUndefined()
})

test('tells a living process from a dead one, and from another with its number', async () => {
  const stamp = startStamp(process.pid)
  expect(stamp).toBeTruthy()
  expect(startStamp(process.pid)).toBe(stamp)
  expect(isRunning(process.pid, stamp)).toBe(true)
  expect(isRunning(process.pid, 'another start')).toBe(false)

  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  expect(isRunning(child.pid ?? 0)).toBe(false)
  for (const pid of [0, -1, Number.NaN, 1.5]) expect(isRunning(pid)).toBe(false)
})
