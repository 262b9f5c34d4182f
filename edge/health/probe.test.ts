import type { ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { type EdgeFixture, startEdgeFixture } from '../testing/edge-fixture.ts'
import { probe } from './probe.ts'

let trial: EdgeFixture
afterEach(() => trial.close())

async function probeOf(ready: (res: ServerResponse) => void, patience: number) {
  trial = await startEdgeFixture({ ready: (_req, res) => ready(res) })
  const { port } = trial.next.address() as { port: number }
  return probe(port, patience)
}
/** Garbage collection, a paused process: nothing runs. */
const standStill = (time: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time)

test('an answer that came while we stood still is heard', async () => {
  const found = await probeOf((res) => {
    res.end('{"database":true}')
    standStill(300)
  }, 100)
  expect(found).toEqual({ next: true, database: true })
})

test('an answer that does not come is given up', async () => {
  expect(await probeOf(() => {}, 50)).toEqual({ next: false, database: false })
})

test('so is one that begins and does not end', async () => {
  expect(await probeOf((res) => res.write('{"database":'), 50)).toEqual({ next: false, database: false })
})

test('a database that does not answer is said by Next', async () => {
  expect(await probeOf((res) => res.end('{"database":false}'), 5_000)).toEqual({
    next: true,
    database: false,
  })
})
