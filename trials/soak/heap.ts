import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ProcessName, Product } from '#testing/product.ts'

/**
 * For the site that is to be looked into: on SIGUSR1 each of its processes opens an inspector on a port of its own. It
 * stays open between two looks: one that closes under load may take its process along.
 */
export const inspectable = '--inspect-port=0'

/** Milliseconds; a collection takes a few hundred. */
const patience = 30_000

/**
 * Objects alone. The code that V8 compiles grows for as long as it finds functions worth it: two megabytes in a minute of
 * load, for five hundred of them. That ends by itself, and says nothing of what we keep.
 */
const objects = `process.getBuiltinModule('node:v8').getHeapSpaceStatistics()
  .filter(({ space_name }) => !/^(?:code|trusted|read_only)_/.test(space_name))
  .reduce((sum, { space_used_size }) => sum + space_used_size, 0)`

/** MB of objects that live in a Node process of the site after everything that is garbage has been collected. */
export async function liveHeap(site: Product, name: ProcessName): Promise<number> {
  const socket = new WebSocket(await inspectorOf(site, name))
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = () => reject(new Error(`The inspector of ${name} does not answer`))
  })
  try {
    // The second round collects what the first one has only let go.
    for (let n = 0; n < 2; n++) await call(socket, 'HeapProfiler.collectGarbage')
    const answer = await call(socket, 'Runtime.evaluate', { expression: objects, returnByValue: true })
    const { value } = answer.result as { value?: unknown }
    if (typeof value !== 'number') throw new Error(`${name} does not say how large its heap is`)
    return value / 1_048_576
  } finally {
    socket.close()
  }
}

/** One question at a time. */
function call(
  socket: WebSocket,
  method: string,
  params: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  return new Promise<Record<string, unknown>>((resolve, reject) => {
    const clock = setTimeout(() => reject(new Error(`${method}: no answer`)), patience)
    socket.onmessage = ({ data }) => {
      clearTimeout(clock)
      resolve(JSON.parse(String(data)).result)
    }
    socket.onclose = () => {
      clearTimeout(clock)
      reject(new Error(`${method}: the process is gone`))
    }
    socket.send(JSON.stringify({ id: 1, method, params }))
  })
}

/** Node writes the address into the log of the process. */
async function inspectorOf(site: Product, name: ProcessName): Promise<string> {
  const log =
    name === 'supervisor' ? join(site.dataDir, 'start.log') : join(site.dataDir, 'logs', `${name}.log`)
  const address = () =>
    [...readFileSync(log, 'utf8').matchAll(/Debugger listening on (ws:[^\s"]+)/g)].at(-1)?.[1]
  const pid = site.pidOf(name)
  if (pid === undefined) throw new Error(`${name} does not run`)
  if (address() === undefined) process.kill(pid, 'SIGUSR1')
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await pause(20)) {
    const found = address()
    if (found !== undefined) return found
  }
  throw new Error(`${name} opened no inspector`)
}
