import type { AnyEvent, EventName, EventOf } from '#domain/events/catalogue.ts'

type Details = { [N in EventName]: ((payload: EventOf<N>['payload']) => string) | null }

const title = ({ title }: { title: string }) => title
const name = ({ name }: { name: string }) => name
const nothing = () => ''

/**
 * What the log says beside who, what and whom: one line for people. Never a password, a token or a reader's e-mail.
 * `null` has no line: it has a history of its own, or nobody did it.
 */
const details: Details = {
  'article.created': nothing,
  'article.submitted': title,
  'article.recalled': title,
  'article.returned': ({ note }) => note,
  'article.draft_deleted': title,
  'article.published': title,
  'article.updated': title,
  'article.scheduled': title,
  'article.appeared': null,
  'article.unpublished': ({ reason }) => reason,
  'article.unscheduled': ({ reason }) => reason,
  // The worker draws it.
  'article.card_drawn': null,
  'article.comments_opened': title,
  'article.comments_closed': title,
  'article.comments_arranged': title,
  'article.related_chosen': title,
  'article.version_withheld': ({ reason }) => reason,
  'article.version_reinstated': ({ reason }) => reason,
  'article.language_chosen': ({ title, language }) => `${title}, ${language}`,
  'article.translation_linked': title,
  'article.translation_unlinked': title,
  'byline.created': name,
  'byline.changed': name,
  'byline.deleted': name,
  // Decisions about comments are rows of comment_decisions, with their reasons.
  'comment.posted': null,
  'comment.approved': null,
  'comment.rejected': null,
  'comment.marked_spam': null,
  'comment.reopened': null,
  // Devices, and no people.
  'comment.found_useful': null,
  'comment.useful_taken_back': null,
  'comment.reported': null,
  'comment.kept': ({ reports }) => String(reports),
  'comment.pinned': nothing,
  'comment.unpinned': nothing,
  'comment.picked': nothing,
  'comment.unpicked': nothing,
  'demo.emptied': ({ articles }) => String(articles),
  'front.composed': ({ number }) => String(number),
  'front.restored': ({ from }) => String(from),
  'job.retried': ({ queue }) => queue,
  'job.discarded': ({ queue }) => queue,
  'media.uploaded': ({ originalName }) => originalName,
  'media.focus_chosen': ({ originalName, x, y }) => `${originalName} (${x} %, ${y} %)`,
  'media.withdrawn': ({ reason }) => reason,
  'report.received': null,
  'report.decided': ({ title }) => title,
  'navigation.changed': ({ restored }) => (restored === null ? '' : String(restored)),
  'page.created': title,
  'page.published': title,
  'page.restored': title,
  'page.unpublished': title,
  'page.deleted': title,
  'policy.changed': ({ number, reason }) => `${number} : ${reason}`,
  'policy.tried': ({ number, reason }) => `${number} : ${reason}`,
  'policy.restored': ({ from, reason }) => `${from} : ${reason}`,
  'section.created': name,
  'section.changed': name,
  'section.moved': ({ place }) => String(place),
  'section.deleted': name,
  'session.opened': nothing,
  'session.closed': nothing,
  'session.revoked': ({ ended }) => String(ended),
  'settings.changed': ({ fields }) => fields.join(', '),
  'site.card_drawn': null,
  'site.day_began': null,
  'topic.created': name,
  'user.created': ({ role }) => role,
  'user.invited': ({ name, role }) => `${name}, ${role}`,
  'user.link_renewed': nothing,
  'user.set_up': nothing,
  'user.changed': name,
  'user.role_changed': ({ from, to }) => `${from} → ${to}`,
  'user.disabled': nothing,
  'user.enabled': nothing,
  'user.password_changed': nothing,
}

/** The detail of an event's line in the log; null where it has none. */
export function auditDetail<E extends AnyEvent>(event: E): string | null {
  const detail = details[event.name] as ((payload: E['payload']) => string) | null
  return detail ? detail(event.payload) : null
}

/** The events that have a line. */
export const auditedEvents: EventName[] = (Object.keys(details) as EventName[]).filter(
  (name) => details[name] !== null,
)
