import { HttpError, type HttpErrorCode } from '../http/http-error.ts'
import type { Limits } from '../http/limits.ts'
import type { Health } from './readiness.ts'
import { isSettled, type Suspicion, transition } from './suspicion.ts'

export interface FailureDetector {
  /** Aborted with the HttpError to answer, once it is known that no answer will come. */
  readonly signal: AbortSignal
  end(): void
}

/**
 * A command may take its time as long as somebody works on it. So a waiting request is not given up after a fixed
 * time, but when nothing answers any more: Next hangs, or its database does. suspicion.ts says when that is known, and
 * detection-time.test.ts how long it takes.
 *
 * Before `patience` milliseconds nothing is given up, and the question is put again.
 */
export function createFailureDetector(
  health: Health,
  limits: Limits,
  code: HttpErrorCode,
  patience = 0,
): FailureDetector {
  const given = new AbortController()
  const begun = performance.now()
  let suspicion: Suspicion = 'up'
  let stopFollowing = () => {}
  const wait = (time: number) => setTimeout(look, time)

  function look(): void {
    const began = performance.now()
    let isAnswered = false
    suspicion = transition(suspicion, 'look')
    stopFollowing = health.check().follow((event) => {
      // The other probe of a question that is answered decides nothing, and least of all about the next question.
      if (isAnswered) return
      suspicion = transition(suspicion, event)
      isAnswered = isSettled(suspicion)
      if (suspicion === 'down' && performance.now() - begun >= patience)
        given.abort(new HttpError(code, { 'retry-after': '5' }))
      else if (isAnswered) timer = wait(Math.max(0, limits.suspectAfter - (performance.now() - began)))
    })
  }
  let timer = wait(limits.suspectAfter)

  return {
    signal: given.signal,
    end() {
      stopFollowing()
      clearTimeout(timer)
    },
  }
}
