import { tags } from '#contract/tags.ts'
import type { Tx } from '#db/client.ts'
import type { EventName, EventOf, Recorded } from '#domain/events/catalogue.ts'
import { bothPlacements } from '#domain/listings/placement.ts'
import type { AfterCommit, Subscriber } from '#domain/subscriber.ts'
import { type Invalidation, touched } from './invalidations.ts'
import { forgetPlanned, invalidate, invalidateAt, planMasthead } from './record.ts'
import { confirmTakedown, notifyEdge } from './takedown.ts'

type Handlers = { [N in EventName]?: (tx: Tx, event: Recorded<EventOf<N>>) => Promise<AfterCommit | null> }
type Publication = EventOf<'article.published' | 'article.updated' | 'article.scheduled'>['payload']

/** Makes it stale, and has readers or the edge told once it is committed. */
async function say(tx: Tx, invalidation: Invalidation): Promise<AfterCommit | null> {
  if (invalidation.tags.length === 0) return null
  await invalidate(tx, invalidation)
  return invalidation.hard ? () => confirmTakedown(invalidation) : notifyEdge
}

const siteChanged = (tx: Tx) => say(tx, touched.siteChanged())

const withMasthead = (invalidation: Invalidation, changesMasthead: boolean): Invalidation =>
  changesMasthead ? { ...invalidation, tags: [...invalidation.tags, tags.site] } : invalidation

/** Whatever was planned for another hour is told to nobody; what is planned for these sections fills no empty one. */
async function forgetOtherHour(tx: Tx, { before, changesMasthead }: Publication): Promise<void> {
  await forgetPlanned(tx, tags.article(before.id))
  if (changesMasthead) await planMasthead(tx, before.sections)
}

const joined = ({ before, after, changesMasthead }: Publication): Invalidation =>
  withMasthead(touched.articlePublished(bothPlacements(before, after)), changesMasthead)

const handlers: Handlers = {
  'article.published': async (tx, { payload }) => {
    await forgetOtherHour(tx, payload)
    return say(tx, joined(payload))
  },
  'article.updated': async (tx, { payload }) => {
    await forgetOtherHour(tx, payload)
    if (!payload.isInPlace) return say(tx, joined(payload))
    return say(tx, withMasthead(touched.articleCorrected(payload.after), payload.changesMasthead))
  },
  // What nobody sees makes nothing stale before its hour; and its topics stay out of a view that the edge reads.
  'article.scheduled': async (tx, { payload }) => {
    await forgetOtherHour(tx, payload)
    await invalidateAt(tx, new Date(payload.publishedAt), joined(payload))
    // Whoever saw it meanwhile must not go on seeing it.
    return payload.wasAboutToAppear ? say(tx, touched.articleUnpublished(payload.before)) : null
  },
  'article.appeared': (tx, { payload }) =>
    say(tx, withMasthead(touched.articlePublished(payload.after), payload.changesMasthead)),
  'article.unpublished': async (tx, { payload }) => {
    await forgetPlanned(tx, tags.article(payload.before.id))
    return takeAway(tx, payload)
  },
  'article.unscheduled': async (tx, { payload }) => {
    await forgetPlanned(tx, tags.article(payload.before.id))
    return payload.wasAboutToAppear ? takeAway(tx, payload) : null
  },
  'article.comments_opened': (tx, { subjectId }) => say(tx, touched.threadOpenedOrClosed({ id: subjectId })),
  'article.comments_closed': (tx, { subjectId }) => say(tx, touched.threadOpenedOrClosed({ id: subjectId })),
  'byline.changed': (tx, { payload }) => say(tx, touched.bylineChanged(payload)),
  'comment.approved': (tx, { payload }) => say(tx, touched.commentPublished({ id: payload.articleId })),
  'comment.rejected': withdrawn,
  'comment.marked_spam': withdrawn,
  'comment.reopened': withdrawn,
  'demo.emptied': (tx) => say(tx, touched.siteEmptied()),
  'media.withdrawn': (tx, { payload }) => say(tx, touched.pictureWithdrawn(payload.shown)),
  'section.created': siteChanged,
  'section.changed': siteChanged,
  'section.moved': siteChanged,
  'section.deleted': siteChanged,
  // Settings of other nouns are printed nowhere.
  'settings.changed': async (tx, { subjectId }) => (subjectId === 'site' ? siteChanged(tx) : null),
  'site.day_began': (tx) => say(tx, touched.dayTurned()),
}

async function takeAway(
  tx: Tx,
  { before, changesMasthead }: EventOf<'article.unpublished'>['payload'],
): Promise<AfterCommit | null> {
  const gone = touched.articleUnpublished(before)
  if (!changesMasthead) return say(tx, gone)
  await planMasthead(tx, before.sections)
  return say(tx, { ...gone, stale: [...(gone.stale ?? []), tags.site] })
}

/** Only what readers saw is taken from them. */
async function withdrawn(
  tx: Tx,
  {
    payload: { articleId, from },
  }: Recorded<EventOf<'comment.rejected' | 'comment.marked_spam' | 'comment.reopened'>>,
): Promise<AfterCommit | null> {
  return from === 'approved' ? say(tx, touched.commentWithdrawn({ id: articleId })) : null
}

/** Pages that show what has changed are made stale with the change, or taken from readers before anybody is told so. */
export const invalidating: Subscriber = {
  name: 'invalidation',
  on: Object.keys(handlers) as EventName[],
  handle: (tx, event) => (handlers[event.name] as NonNullable<Handlers[EventName]>)(tx, event as never),
}
