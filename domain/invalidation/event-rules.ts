import type { Tag } from '#contract/tags.ts'
import type { EventName, EventOf } from '#domain/events/catalogue.ts'
import type { Invalidation } from './invalidations.ts'

/** What an event makes stale. Rules only: `subscriber.ts` writes it. */
export type EventInvalidations = {
  /** With the change itself. */
  now: Invalidation | null
  /** What waits for this tag at an hour to come is told to nobody. */
  forgets?: Tag
  /** What was planned with this tag for an hour that has come is not told again: see `beyond`. */
  alreadyPlanned?: { at: Date; tag: Tag }
  /** Sections that have just become empty: what is planned for them will change the masthead. */
  emptied?: readonly string[]
  /** A section whose articles stand on the list of another one from now on: those that wait for their hour, too. */
  joined?: { section: string; list: string }
  /** At an hour to come. Written after what is forgotten. */
  planned?: { at: Date; invalidation: Invalidation }
  /** The hour at which a thread shuts by itself, in place of the one that was planned; null: it has none. */
  threadCloses?: { articleId: string; at: Date | null }
  /** Told together with what else comes within so many seconds of the first. */
  gathered?: { tag: Tag; seconds: number; invalidation: Invalidation }
}

export type Rules = { [N in EventName]?: (event: EventOf<N>) => EventInvalidations }
