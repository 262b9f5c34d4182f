import { announceAppearance } from '#domain/articles/jobs.ts'
import type { EventHandler } from '#domain/jobs/handler.ts'
import type { EventQueue } from '#domain/jobs/queues.ts'
import { mailSetupLink } from '#domain/people/jobs.ts'

/** Who works on which queue. A queue without a handler is no program. */
export const handlers: Record<EventQueue, EventHandler> = {
  'publication-due': announceAppearance as EventHandler,
  'setup-mail': mailSetupLink as EventHandler,
}
