import { announceAppearance } from '#domain/articles/jobs.ts'
import { followCards } from '#domain/cards/jobs.ts'
import type { NewsEvent } from '#domain/distribution/announcement.ts'
import { tellHub, tellSearchEngines } from '#domain/distribution/jobs.ts'
import type { Recorded } from '#domain/events/catalogue.ts'
import type { EventHandler } from '#domain/jobs/handler.ts'
import type { EventQueue } from '#domain/jobs/queues.ts'
import { goOnLearning } from '#domain/moderation/classifier/jobs.ts'
import { mailSetupLink } from '#domain/people/jobs.ts'

/** Who works on which queue. A queue without a handler is no program. */
export const handlers: Record<EventQueue, EventHandler> = {
  'publication-due': announceAppearance as EventHandler,
  'share-card': (event) => followCards(event as Parameters<typeof followCards>[0]),
  'setup-mail': mailSetupLink as EventHandler,
  websub: (event) => tellHub(event as Recorded<NewsEvent>),
  'index-now': (event) => tellSearchEngines(event as Recorded<NewsEvent>),
  'classifier-learn': goOnLearning,
}
