import * as article from '#domain/articles/events.ts'
import * as card from '#domain/cards/events.ts'
import * as commentReport from '#domain/comment-reports/events.ts'
import * as comment from '#domain/comments/events.ts'
import * as job from '#domain/dead-letters/events.ts'
import * as demo from '#domain/demo/events.ts'
import * as front from '#domain/front/events.ts'
import * as media from '#domain/media/events.ts'
import * as moderation from '#domain/moderation/events.ts'
import * as navigation from '#domain/navigation/events.ts'
import * as page from '#domain/pages/events.ts'
import * as person from '#domain/people/events.ts'
import * as report from '#domain/reports/events.ts'
import * as section from '#domain/sections/events.ts'
import * as settings from '#domain/settings/events.ts'
import * as site from '#domain/site/events.ts'
import * as topic from '#domain/topics/events.ts'
import * as translation from '#domain/translations/events.ts'

/** Every kind of event. A noun has its own in `domain/<noun>/events.ts`. */
const definitions = [
  ...Object.values(article),
  ...Object.values(card),
  ...Object.values(comment),
  ...Object.values(commentReport),
  ...Object.values(demo),
  ...Object.values(front),
  ...Object.values(job),
  ...Object.values(media),
  ...Object.values(moderation),
  ...Object.values(navigation),
  ...Object.values(page),
  ...Object.values(person),
  ...Object.values(report),
  ...Object.values(section),
  ...Object.values(settings),
  ...Object.values(site),
  ...Object.values(topic),
  ...Object.values(translation),
]

export type AnyEvent = ReturnType<(typeof definitions)[number]>
export type EventName = AnyEvent['name']
export type EventOf<N extends EventName> = Extract<AnyEvent, { name: N }>
/** As it stands in `domain_events`. */
export type Recorded<E = AnyEvent> = E & { id: string }

export const catalogue: ReadonlyMap<EventName, (typeof definitions)[number]> = new Map(
  definitions.map((definition) => [definition.eventName, definition]),
)
