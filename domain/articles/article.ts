import { slugify } from '#lib/slug.ts'
import { isBlank } from '#lib/text.ts'

/**
 * How the comments of an article reach readers: read before they appear, from proved addresses and colleagues alone, at
 * once unless something speaks against them, or as questions to one person. Whether any may come is another matter.
 */
export const commentModes = ['pre_moderated', 'trusted', 'post_moderated', 'expert_questions'] as const
export type CommentMode = (typeof commentModes)[number]

/** What readers see. `unpublished` was public once: its address answers 410, not 404. */
export const publicationStatuses = ['draft', 'published', 'unpublished'] as const
export type PublicationStatus = (typeof publicationStatuses)[number]

/** Where the newest words are. `settled`: nothing is newer than what was last published. */
export const workflowStates = ['writing', 'in_review', 'settled'] as const
export type WorkflowState = (typeof workflowStates)[number]

/** Why a revision was kept: `checkpoint` before words are overwritten, the others at a step of the workflow. */
export const revisionKinds = ['checkpoint', 'submitted', 'returned', 'published'] as const
export type RevisionKind = (typeof revisionKinds)[number]

/** Minutes of writing that one checkpoint may cover: what a person can lose patience over, not a morning. */
export const checkpointMinutes = 10

export const articleLimits = {
  /** A headline beyond this breaks every list it stands in; search engines cut at about 110. */
  title: 180,
  standfirst: 600,
  slug: 80,
  /** Three bylines fit a line; an investigation of several newsrooms is signed by a dozen and more. */
  bylines: 20,
  /** Beyond this a list of topics says nothing any more. */
  topics: 8,
  /** Characters of text in the body: about 30,000 words, ten times the longest investigation. */
  bodyCharacters: 200_000,
  /** Chosen by hand beside an article: more than four, and a rule would say as much. */
  related: 4,
  correction: 1_000,
  note: 500,
} as const

/**
 * Content as it is named today. An earlier release said `authorIds`, and so do its revisions, which are never rewritten,
 * the drafts nobody has saved since, and what its open tabs and their devices kept.
 */
export function currentContent(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || !('authorIds' in content)) return content
  const { authorIds: bylineIds, ...rest } = content
  return { bylineIds, ...rest }
}

/** Average silent reading speed of French prose: 250 words a minute. */
const wordsPerMinute = 250

export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute))
}

/**
 * The address a headline proposes. One without a letter that has a sound in ours (Chinese, emoji alone) gets a word
 * and the end of the article's id: nothing that anybody else has.
 */
export function proposedSlug(title: string, articleId: string): string {
  if (isBlank(title)) return ''
  return slugify(title, articleLimits.slug) || `article-${articleId.slice(-8)}`
}

export type Publication = { status: PublicationStatus; publishedAt: Date | null }

/** The rule of the public view, said once more for desks: published, and its hour has come. */
export function isVisible(article: Publication, now: Date): boolean {
  return article.status === 'published' && article.publishedAt !== null && article.publishedAt <= now
}

export function isScheduled(article: Publication, now: Date): boolean {
  return article.status === 'published' && article.publishedAt !== null && article.publishedAt > now
}

/** Has any reader ever been able to see it? Withdrawn and scheduled anew, it still has been. */
export function wasPublic(article: { publicSince: Date | null }, now: Date): boolean {
  return article.publicSince !== null && article.publicSince <= now
}

/**
 * Whether an hour is so near that readers may see the article before a change of mind is committed. A minute: longer
 * than any transaction may wait for a lock.
 */
export const isAboutToAppear = (article: Publication, now: Date): boolean =>
  isScheduled(article, now) && article.publishedAt!.getTime() - now.getTime() < 60_000

/** One word for lists: what the desk calls the state of an article. */
export type DeskState =
  | 'writing'
  | 'in_review'
  | 'scheduled'
  | 'published'
  | 'published_writing'
  | 'published_in_review'
  | 'unpublished'

export function deskState(article: Publication & { workflow: WorkflowState }, now: Date): DeskState {
  if (isScheduled(article, now)) return 'scheduled'
  if (isVisible(article, now)) {
    if (article.workflow === 'writing') return 'published_writing'
    if (article.workflow === 'in_review') return 'published_in_review'
    return 'published'
  }
  if (article.workflow === 'in_review') return 'in_review'
  if (article.status === 'unpublished') return 'unpublished'
  return 'writing'
}

/** Published now is never later than now for the database: what it does not show yet is in no list. */
export const earlier = (one: Date, other: Date): Date => (one < other ? one : other)

/**
 * The hour an article bears when it is published now, or at `requested`.
 * A republished article keeps its first hour: readers and feeds know it by that.
 */
export function publicationHour(article: Publication, requested: Date | null, now: Date): Date {
  if (requested && requested > now) return requested
  if (article.publishedAt && article.publishedAt <= now) return article.publishedAt
  return now
}
