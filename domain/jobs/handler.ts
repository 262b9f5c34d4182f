import { transaction } from '#db/client.ts'
import type { Recorded } from '#domain/events/catalogue.ts'
import { describeError } from '#lib/error-facts.ts'
import { logger } from '#lib/log.ts'
import type { EventQueue, QueueName } from './queues.ts'
import { sendJob } from './send.ts'

/** Works on one event, perhaps for the second time. A date asks for the same job again at that hour. */
export type EventHandler = (event: Recorded) => Promise<Date | null>

/** What pg-boss keeps of a failure, and administrators see: facts, and no words that people typed. */
export class JobFailure extends Error {
  override name = 'JobFailure'
  constructor(error: unknown) {
    const { type, code, message } = describeError(error)
    super([type, code, message].filter(Boolean).join(' · '))
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

/** Gives the event of a job to its handler. */
export async function deliver(queue: EventQueue, handle: EventHandler, event: Recorded): Promise<void> {
  // Sent by a release that sent no events. Readers need no job to see an article at its hour.
  if (event.name === undefined) return
  await attempt(queue, async () => {
    const again = await handle(event)
    if (again) await transaction((tx) => sendJob(tx, queue, event, { startAfter: again }))
  })
}
