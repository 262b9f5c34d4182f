import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { insist } from './insist.mjs'

test('a program that is asked to end and does not is killed', async () => {
  // As one that stands still: SIGSTOP itself may come after a SIGTERM that was sent later.
  const child = spawn(process.execPath, [
    '-e',
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("ready")',
  ])
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  insist(child, 50)
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
})

test('one that ends in time is left to it', async () => {
  const child = spawn(process.execPath, [
    '-e',
    'process.once("SIGTERM", () => process.exit(7)); setInterval(() => {}, 1000); console.log("ready")',
  ])
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  insist(child, 20_000)
  expect(await once(child, 'exit')).toEqual([7, null])
})
