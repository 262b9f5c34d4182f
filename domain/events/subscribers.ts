import { answeringReports } from '#domain/answered-reports/subscriber.ts'
import { auditing } from '#domain/audit/subscriber.ts'
import { cardEvents, removingCards } from '#domain/card-files/subscriber.ts'
import { newsEvents } from '#domain/distribution/announcement.ts'
import { distributionSettings } from '#domain/distribution/settings.ts'
import { invalidating } from '#domain/invalidation/subscriber.ts'
import { byJob, unlessSeeding, unlessWaiting, whenSet } from '#domain/jobs/subscriber.ts'
import { indexing } from '#domain/search-index/subscriber.ts'
import type { Subscriber } from '#domain/subscriber.ts'
import type { EventName } from './catalogue.ts'

/** Who is told of news asks for the page at once. By then every edge has heard of it. Milliseconds. */
const untilHeard = 5_000
const onceOnPages = () => new Date(Date.now() + untilHeard)

/** What is decided within a minute is learned at once: each time a megabyte is written. Milliseconds. */
const decisionsTogether = 60_000
const onceDecided = () => new Date(Date.now() + decisionsTogether)

/**
 * Everything that follows from events, in the order in which it happens. The first ones run in the transaction of the
 * change; those by job run in the worker afterwards, at least once.
 */
const subscribers: Subscriber[] = [
  auditing,
  invalidating,
  indexing,
  removingCards,
  answeringReports,
  byJob('publication-due', ['article.scheduled'], ({ payload }) => new Date(payload.publishedAt)),
  byJob('setup-mail', ['user.invited', 'user.link_renewed']),
  byJob('share-card', cardEvents, undefined, unlessSeeding),
  byJob('websub', newsEvents, onceOnPages, whenSet(distributionSettings, 'hubUrl')),
  byJob('index-now', newsEvents, onceOnPages, whenSet(distributionSettings, 'indexNowKey')),
  byJob(
    'classifier-learn',
    ['comment.approved', 'comment.rejected', 'comment.marked_spam', 'comment.reopened'],
    onceDecided,
    unlessWaiting('classifier-learn'),
  ),
]

/** Adds one to the list until the answer is called: for tests, and for what an operator adds at the start of a process. */
export function subscribe(subscriber: Subscriber): () => void {
  subscribers.push(subscriber)
  return () => {
    subscribers.splice(subscribers.indexOf(subscriber), 1)
  }
}

export const subscribersOf = (name: EventName): Subscriber[] =>
  subscribers.filter(({ on }) => on === 'all' || on.includes(name))
