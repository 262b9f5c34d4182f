import { HttpError, type HttpErrorCode } from '../http/http-error.ts'
import type { Limits } from '../http/limits.ts'
import type { Health } from './readiness.ts'

export interface FailureDetector {
  /** Aborted with the HttpError to answer, once it is known that no answer will come. */
  readonly signal: AbortSignal
  end(): void
}

/**
 * A command may take its time as long as somebody works on it. So whoever waits is not given up after a fixed time,
 * but when nobody is there: Next hangs, or its database does. Two late probes say so: both of one look, or the first
 * after a look that was answered late. A database often slows down before it hangs.
 */
export function createFailureDetector(health: Health, limits: Limits, code: HttpErrorCode): FailureDetector {
  const given = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let ended = false
  const wait = (time: number, wasLate: boolean) => {
    timer = setTimeout(() => void look(wasLate), time)
  }
  async function look(wasLate: boolean): Promise<void> {
    const began = performance.now()
    const { first, found } = health.check()
    const finding = wasLate && !(await first) ? 'down' : await found
    if (ended) return
    if (finding === 'down') given.abort(new HttpError(code, { 'retry-after': '5' }))
    else wait(Math.max(0, limits.suspectAfter - (performance.now() - began)), finding === 'slow')
  }
  wait(limits.suspectAfter, false)
  return {
    signal: given.signal,
    end() {
      ended = true
      clearTimeout(timer)
    },
  }
}
