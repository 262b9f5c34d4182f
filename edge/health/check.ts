import type { Observed } from './probe.ts'
import { isSettled, type Suspicion, type SuspicionEvent, transition } from './suspicion.ts'

/** One question: can anything be written? Two probes at most, for everybody who asks meanwhile. */
export interface Check {
  /**
   * Tells what happens to the question, beginning with what has happened already. `listener` is not called any more once the
   * function that this gives was.
   */
  follow(listener: (event: SuspicionEvent) => void): () => void
  /** Its answer, and what was seen. */
  readonly found: Promise<Finding>
}

export interface Finding {
  finding: 'up' | 'slow' | 'down'
  /** What the probe saw that answered; the second, when neither did. */
  seen: Observed
}

/** `again`: milliseconds from the first probe to the second. */
export function startCheck(probe: () => Promise<Observed>, again: number): Check {
  const { promise: found, resolve } = Promise.withResolvers<Finding>()
  const past: SuspicionEvent[] = []
  const listeners = new Set<(event: SuspicionEvent) => void>()
  let second: Observed = { next: false, database: false }
  let suspicion: Suspicion = transition('up', 'look')

  function tell(event: SuspicionEvent, seen: Observed): void {
    past.push(event)
    if (!isSettled(suspicion)) {
      suspicion = transition(suspicion, event)
      if (isSettled(suspicion)) resolve({ finding: suspicion, seen: suspicion === 'down' ? second : seen })
    }
    for (const listener of [...listeners]) listener(event)
  }
  const timer = setTimeout(() => {
    tell('again', second)
    void probe().then((seen) => {
      second = seen
      tell(seen.database ? 'secondYes' : 'secondNo', seen)
    })
  }, again)
  void probe().then((seen) => {
    if (seen.database) clearTimeout(timer)
    tell(seen.database ? 'firstYes' : 'firstNo', seen)
  })

  return {
    follow(listener) {
      listeners.add(listener)
      for (const event of past) if (listeners.has(listener)) listener(event)
      return () => void listeners.delete(listener)
    },
    found,
  }
}
