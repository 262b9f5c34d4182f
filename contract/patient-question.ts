import { databasePatience } from './database-patience.ts'

/** Beside a question that hangs another one is put only this often: each holds one of a few connections. */
const again = 5_000

/**
 * Whether the database answers the simplest question within `databasePatience`. Callers that ask meanwhile wait for the same
 * answer: one that takes longer than that comes in time for the next caller.
 */
export function createPatientQuestion(ask: () => Promise<unknown>): () => Promise<boolean> {
  let underWay: { answer: Promise<boolean>; since: number } | undefined

  function put(): { answer: Promise<boolean>; since: number } {
    const question = {
      since: performance.now(),
      answer: ask()
        .then(
          () => true,
          () => false,
        )
        .finally(() => {
          if (underWay === question) underWay = undefined
        }),
    }
    return question
  }

  return () => {
    if (underWay === undefined || performance.now() - underWay.since > again) underWay = put()
    const { answer } = underWay
    let clock: NodeJS.Timeout | undefined
    const silence = new Promise<boolean>((resolve) => {
      // After a long turn of ours the time is over before what came meanwhile has been read: it is read first.
      clock = setTimeout(() => setImmediate(resolve, false), databasePatience)
    })
    return Promise.race([answer, silence]).finally(() => clearTimeout(clock))
  }
}
