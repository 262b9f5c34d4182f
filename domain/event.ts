import type { z } from '#lib/schema.ts'

/** The nouns that things happen to. */
export type SubjectType =
  | 'article'
  | 'byline'
  | 'comment'
  | 'front'
  | 'job'
  | 'media'
  | 'report'
  | 'navigation'
  | 'page'
  | 'policy'
  | 'section'
  | 'session'
  | 'settings'
  | 'site'
  | 'topic'
  | 'user'

/** Something that has happened, as a command says it: in the past tense, with the facts that cannot be looked up later. */
export type DomainEvent<N extends string = string, P = unknown> = {
  /** Noun and past tense: `article.published`, `user.disabled`. */
  name: N
  /** Of the payload's schema. A subscriber may meet events that an earlier release has recorded. */
  version: number
  /** Null: the system itself, or a guest. */
  actorId: string | null
  subjectType: SubjectType
  subjectId: string
  payload: P
}

/**
 * A kind of event. The result makes one of it: `topicCreated(viewer.id, topic.id, { name })`. A payload is kept: it holds
 * no password, no token, no address of a reader, no words of a comment.
 */
export function defineEvent<const N extends string, S extends z.ZodObject>(
  name: N,
  subjectType: SubjectType,
  schema: S,
  version = 1,
) {
  const make = (
    actorId: string | null,
    subjectId: string,
    payload: z.output<S>,
  ): DomainEvent<N, z.output<S>> => ({ name, version, actorId, subjectType, subjectId, payload })
  return Object.assign(make, { eventName: name, schema })
}
