import type { QueueName } from '#domain/jobs/queues.ts'

/** A job that has failed for the last time. */
export type DeadLetterView = {
  id: string
  queue: QueueName
  /** Which event it was about; null for jobs of the clock. */
  event: string | null
  failedAt: Date
  attempts: number
  /** Type, code and message of the last error, without words that people typed. */
  error: string
}

/** How a queue stands. */
export type QueueView = {
  queue: QueueName
  waiting: number
  /** For an hour that has not come. */
  scheduled: number
  /** Failed, and to be tried again by itself. */
  retrying: number
  doneAt: Date | null
}
