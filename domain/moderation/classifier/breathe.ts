import { setImmediate } from 'node:timers/promises'
import type { Breathe } from './learn-all.ts'

/** Other jobs of the worker wait no longer than this for a training. Milliseconds. */
const longest = 15

/** For a long computation: gives way when it has run for long enough. */
export function breather(): Breathe {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < longest) return
    await setImmediate()
    since = performance.now()
  }
}
