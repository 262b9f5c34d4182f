import { defineEvent } from '#domain/event.ts'
import { placementSchema } from '#domain/listings/placement.ts'
import { raw, z } from '#lib/schema.ts'
import { commentModes } from './article.ts'

const nothing = z.object({})
const titled = z.object({ title: raw() })

const publication = titled.extend({
  /** Hour of publication, ISO 8601. */
  publishedAt: raw(),
  before: placementSchema,
  after: placementSchema,
  /** It brings corrections that readers did not see before. */
  corrected: z.boolean().optional(),
  /** When its thread shuts by itself, ISO 8601; null: never. Events of earlier releases do not say. */
  threadClosesAt: raw().nullable().optional(),
  /** A section has its first visible article with this one, or has lost its last. */
  changesMasthead: z.boolean(),
})

export const articleCreated = defineEvent('article.created', 'article', nothing)
export const articleSubmitted = defineEvent('article.submitted', 'article', titled)
export const articleRecalled = defineEvent('article.recalled', 'article', titled)
export const articleReturned = defineEvent('article.returned', 'article', z.object({ note: raw() }))
export const articleDraftDeleted = defineEvent('article.draft_deleted', 'article', titled)

/** Readers see it for the first time, or again. */
export const articlePublished = defineEvent('article.published', 'article', publication)
/** Readers see other words, or find them elsewhere. */
export const articleUpdated = defineEvent(
  'article.updated',
  'article',
  // The same address, hour and lists: only words are new.
  publication.extend({ isInPlace: z.boolean() }),
)
export const articleScheduled = defineEvent(
  'article.scheduled',
  'article',
  // Put off while its hour was striking: somebody may have seen it.
  publication.extend({ wasAboutToAppear: z.boolean() }),
)
/** The hour of a scheduled article has come. */
export const articleAppeared = defineEvent(
  'article.appeared',
  'article',
  z.object({ publishedAt: raw(), after: placementSchema, changesMasthead: z.boolean() }),
)

const withdrawal = z.object({
  reason: raw(),
  before: placementSchema,
  changesMasthead: z.boolean(),
})
export const articleUnpublished = defineEvent('article.unpublished', 'article', withdrawal)
export const articleUnscheduled = defineEvent(
  'article.unscheduled',
  'article',
  // Its hour was striking: somebody may have seen it.
  withdrawal.extend({ wasAboutToAppear: z.boolean() }),
)

export const articleCommentsOpened = defineEvent('article.comments_opened', 'article', titled)
export const articleCommentsClosed = defineEvent('article.comments_closed', 'article', titled)

/** How they reach readers, and when the thread shuts by itself, are what they are from now on. */
export const articleCommentsArranged = defineEvent(
  'article.comments_arranged',
  'article',
  titled.extend({ mode: z.enum(commentModes), closesAt: raw().nullable() }),
)

/** An editor has put other stories beside it. */
export const articleRelatedChosen = defineEvent(
  'article.related_chosen',
  'article',
  titled.extend({ count: z.number() }),
)

/** Readers cannot read any more what it said from this hour on. */
export const articleVersionWithheld = defineEvent(
  'article.version_withheld',
  'article',
  z.object({ publicAt: raw(), reason: raw() }),
)

/** They can read it again. */
export const articleVersionReinstated = defineEvent(
  'article.version_reinstated',
  'article',
  z.object({ publicAt: raw(), reason: raw() }),
)
