import type { Health } from './health.ts'
import type { Limits } from './limits.ts'
import { Refusal, type RefusalCode } from './refusal.ts'

export interface Doubt {
  /** Aborted with the Refusal to answer, once it is known that no answer will come. */
  readonly signal: AbortSignal
  end(): void
}

/**
 * A command may take its time as long as somebody works on it. So whoever waits is not given up after a fixed time,
 * but when nobody is there: Next hangs, or its database does.
 */
export function createDoubt(health: Health, limits: Limits, code: RefusalCode): Doubt {
  const given = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let ended = false
  const wait = () => {
    timer = setTimeout(() => {
      void health.look().then((isThere) => {
        if (ended) return
        if (isThere) wait()
        else given.abort(new Refusal(code, { 'retry-after': '5' }))
      })
    }, limits.doubtAfter)
  }
  wait()
  return {
    signal: given.signal,
    end() {
      ended = true
      clearTimeout(timer)
    },
  }
}
