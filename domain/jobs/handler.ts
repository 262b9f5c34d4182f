import { transaction } from '#db/client.ts'
import type { Recorded } from '#domain/events/catalogue.ts'
import { describeError } from '#lib/error-facts.ts'
import { logger } from '#lib/log.ts'
import type { EventQueue, QueueName } from './queues.ts'
import { sendJob } from './send.ts'

/** Works on one event, perhaps for the second time. A date asks for the same job again at that hour. */
export type EventHandler = (event: Recorded) => Promise<Date | null>

/** What pg-boss keeps of a failure, and administrators see: facts, and no words that people typed. */
class JobFailure extends Error {
  override name = 'JobFailure'
  /** No later attempt can mend it. */
  readonly isFinal: boolean
  constructor(error: unknown) {
    const { type, code, message } = describeError(error)
    super([type, code, message === code ? undefined : message].filter(Boolean).join(' · '))
    this.isFinal = Object(error).isFinal === true
    delete this.stack
  }
}

/** Runs a job's work. Throws JobFailure, which has it tried again. */
export async function attempt<T>(queue: QueueName, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    logger('worker').warn({ err: error, queue }, 'job failed')
    throw new JobFailure(error)
  }
}

/** What became of a job, in the words of pg-boss. `deadletter` waits for an administrator at once. */
export type Outcome =
  | { status: 'completed' }
  | { status: 'failed' | 'deadletter'; output: { message: string } }

/** Gives the event of a job to its handler. */
export async function deliver(queue: EventQueue, handle: EventHandler, event: Recorded): Promise<Outcome> {
  // Sent by a release that sent no events. Readers need no job to see an article at its hour.
  if (event.name === undefined) return { status: 'completed' }
  try {
    await attempt(queue, async () => {
      const again = await handle(event)
      if (again) await transaction((tx) => sendJob(tx, queue, event, { startAfter: again }))
    })
    return { status: 'completed' }
  } catch (error) {
    const { isFinal, message } = error as JobFailure
    return { status: isFinal ? 'deadletter' : 'failed', output: { message } }
  }
}
