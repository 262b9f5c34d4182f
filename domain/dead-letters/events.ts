import { defineEvent } from '#domain/event.ts'
import { raw, z } from '#lib/schema.ts'

const failed = z.object({ queue: raw() })

/** An administrator has sent a dead letter off again. */
export const jobRetried = defineEvent('job.retried', 'job', failed)
export const jobDiscarded = defineEvent('job.discarded', 'job', failed)
