import { lists, type Tag, tags } from '#contract/tags.ts'
import type { AnyEvent, EventName, EventOf } from '#domain/events/catalogue.ts'
import { bothPlacements, sectionLists } from '#domain/listings/placement.ts'
import { commentInvalidations } from './comment-invalidations.ts'
import type { EventInvalidations, Rules } from './event-rules.ts'
import { type Invalidation, touched } from './invalidations.ts'

type Publication = EventOf<'article.published' | 'article.updated' | 'article.scheduled'>['payload']

const withMasthead = (invalidation: Invalidation, changesMasthead: boolean): Invalidation =>
  changesMasthead ? { ...invalidation, tags: [...invalidation.tags, tags.site] } : invalidation

const withCorrections = (invalidation: Invalidation, corrected: boolean | undefined): Invalidation =>
  corrected ? { ...invalidation, tags: [...invalidation.tags, tags.corrections] } : invalidation

const joined = ({ before, after, changesMasthead, corrected }: Publication): Invalidation =>
  withCorrections(
    withMasthead(touched.articlePublished(bothPlacements(before, after)), changesMasthead),
    corrected,
  )

/** Events of earlier releases do not say. One that is not published has no hour. */
const closing = (
  articleId: string,
  at: string | null | undefined,
): Pick<EventInvalidations, 'threadCloses'> =>
  at === undefined ? {} : { threadCloses: { articleId, at: at === null ? null : new Date(at) } }

/** An article has one hour at most: another one replaces it. */
const otherHour = ({ before, changesMasthead }: Publication) => ({
  forgets: tags.article(before.id),
  emptied: changesMasthead ? sectionLists(before) : [],
})

function takenAway({
  before,
  changesMasthead,
}: EventOf<'article.unpublished'>['payload']): EventInvalidations {
  const gone = touched.articleUnpublished(before)
  if (!changesMasthead) return { now: gone }
  return { now: { ...gone, stale: [...(gone.stale ?? []), tags.site] }, emptied: sectionLists(before) }
}

const threadChanged = ({
  subjectId,
}: EventOf<'article.comments_opened' | 'article.comments_closed'>): EventInvalidations => ({
  now: touched.threadOpenedOrClosed({ id: subjectId }),
})

const sectionMoved = ({
  payload: { isVisible },
}: EventOf<'section.changed' | 'section.moved'>): EventInvalidations => ({
  now: isVisible ? touched.siteChanged() : null,
})

/** Under another parent, its articles are on another list; what waits in it for an hour was planned for the old one. */
function sectionChanged(event: EventOf<'section.changed'>): EventInvalidations {
  const { moved } = event.payload
  return {
    ...sectionMoved(event),
    ...(moved?.into ? { joined: { section: moved.slug, list: moved.into } } : {}),
    ...(moved?.left?.isEmpty ? { emptied: [moved.left.slug] } : {}),
  }
}

/** A banner ends once: another end, or no banner, replaces the one that was planned. */
const frontComposed = ({
  payload: { section, bannerEndsAt },
}: EventOf<'front.composed' | 'front.restored'>): EventInvalidations => {
  const list = section === null ? lists.all : lists.section(section)
  return {
    now: touched.frontComposed(list),
    forgets: tags.banner(list),
    ...(bannerEndsAt
      ? { planned: { at: new Date(bannerEndsAt), invalidation: touched.bannerEnded(list) } }
      : {}),
  }
}

/** Settings that stand on pages; those of other nouns are printed nowhere. */
const settingsPrinted: Record<string, (fields: readonly string[]) => Invalidation> = {
  site: (fields) => (fields.includes('historyPublic') ? touched.historyClosed() : touched.siteChanged()),
  distribution: touched.distributionChanged,
}

const rules: Rules = {
  'article.published': ({ subjectId, payload }) => ({
    now: joined(payload),
    ...otherHour(payload),
    ...closing(subjectId, payload.threadClosesAt),
  }),
  'article.updated': ({ subjectId, payload }) => ({
    ...closing(subjectId, payload.threadClosesAt),
    now: payload.isInPlace
      ? withCorrections(
          withMasthead(touched.articleCorrected(payload.after), payload.changesMasthead),
          payload.corrected,
        )
      : joined(payload),
    ...otherHour(payload),
  }),
  // What nobody sees makes nothing stale before its hour; and its topics stay out of a view that the edge reads.
  'article.scheduled': ({ subjectId, payload }) => ({
    ...closing(subjectId, payload.threadClosesAt),
    // A reader who saw it meanwhile must not go on seeing it.
    now: payload.wasAboutToAppear ? touched.articleUnpublished(payload.before) : null,
    ...otherHour(payload),
    planned: { at: new Date(payload.publishedAt), invalidation: joined(payload) },
  }),
  'article.appeared': ({ payload }) => ({
    now: withMasthead(touched.articlePublished(payload.after), payload.changesMasthead),
    alreadyPlanned: { at: new Date(payload.publishedAt), tag: tags.article(payload.after.id) },
  }),
  'article.unpublished': ({ subjectId, payload }) => ({
    ...takenAway(payload),
    ...closing(subjectId, null),
    forgets: tags.article(payload.before.id),
  }),
  'article.unscheduled': ({ subjectId, payload }) => ({
    ...closing(subjectId, null),
    ...(payload.wasAboutToAppear ? takenAway(payload) : { now: null }),
    forgets: tags.article(payload.before.id),
  }),
  'article.card_drawn': ({ subjectId }) => ({ now: touched.cardDrawn({ id: subjectId }) }),
  'article.language_chosen': ({ payload: { placement } }) => ({
    now: placement ? touched.languageChosen(placement) : null,
  }),
  'article.translation_linked': ({ payload }) => ({ now: touched.translationsChanged(payload) }),
  'article.translation_unlinked': ({ payload }) => ({ now: touched.translationsChanged(payload) }),
  'article.related_chosen': ({ subjectId }) => ({ now: touched.relatedChosen({ id: subjectId }) }),
  'article.version_withheld': ({ subjectId }) => ({ now: touched.versionWithheld({ id: subjectId }) }),
  'article.version_reinstated': ({ subjectId }) => ({ now: touched.versionReinstated({ id: subjectId }) }),
  'article.comments_opened': threadChanged,
  'article.comments_closed': threadChanged,
  'article.comments_arranged': ({ subjectId, payload }) => ({
    now: touched.threadOpenedOrClosed({ id: subjectId }),
    ...closing(subjectId, payload.closesAt),
  }),
  'byline.changed': ({ payload }) => ({ now: touched.bylineChanged(payload) }),
  ...commentInvalidations,
  'demo.emptied': () => ({ now: touched.siteEmptied() }),
  'front.composed': frontComposed,
  'front.restored': frontComposed,
  'media.focus_chosen': ({ payload: { led, portraitOf } }) => ({
    now: led.length + portraitOf.length > 0 ? touched.focusChosen(led, portraitOf) : null,
  }),
  'media.withdrawn': ({ payload }) => ({
    now: touched.pictureWithdrawn(payload.shown, payload.portraitOf, payload.pages),
  }),
  // Every page bears the masthead and the footer.
  'navigation.changed': () => ({ now: touched.siteChanged() }),
  'page.published': ({ payload }) => ({
    now: withMasthead(touched.pagePublished(payload), payload.changesNavigation),
  }),
  'page.unpublished': ({ payload }) => {
    const gone = touched.pageUnpublished(payload)
    return {
      now: payload.changesNavigation ? { ...gone, stale: [...(gone.stale ?? []), tags.site] } : gone,
    }
  },
  // A section that is made or deleted is empty, and no reader sees an empty one: neither makes anything stale.
  'section.changed': sectionChanged,
  'section.moved': sectionMoved,
  'settings.changed': ({ subjectId, payload }) => ({
    now: settingsPrinted[subjectId]?.(payload.fields) ?? null,
  }),
  'site.card_drawn': () => ({ now: touched.siteChanged() }),
  'site.day_began': () => ({ now: touched.dayBegan() }),
}

/** The events that make anything stale. */
export const invalidatingEvents = Object.keys(rules) as EventName[]

export function invalidationsOf(event: AnyEvent): EventInvalidations {
  const rule = rules[event.name] as ((event: AnyEvent) => EventInvalidations) | undefined
  return rule?.(event) ?? { now: null }
}

/** What an invalidation makes stale beyond tags that were told already. */
export function beyond({ tags, ...rest }: Invalidation, told: readonly Tag[]): Invalidation {
  return { ...rest, tags: tags.filter((tag) => !told.includes(tag)) }
}
