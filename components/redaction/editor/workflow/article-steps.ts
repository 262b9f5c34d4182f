import { can, type Viewer } from '#domain/access.ts'
import { isScheduled, isVisible } from '#domain/articles/article.ts'
import type { DeskArticleDetail } from '#domain/articles/view.ts'

export type Step =
  | 'publish'
  | 'update'
  | 'reschedule'
  | 'submit'
  | 'recall'
  | 'return'
  | 'unpublish'
  | 'unschedule'
  | 'delete'

/** Steps that the article must be ready for. */
export const needReadiness: readonly Step[] = ['publish', 'update', 'reschedule', 'submit']

type Subject = Pick<DeskArticleDetail, 'ownerId' | 'workflow' | 'status' | 'publishedAt'>

/**
 * What this person may do with this article now, the likeliest next step first. The commands decide again; this
 * only keeps buttons off the page that could not work.
 */
export function articleSteps(viewer: Viewer, article: Subject, now: Date): Step[] {
  const steps: Step[] = []
  if (can(viewer, 'article.publish', article)) {
    steps.push(isVisible(article, now) ? 'update' : isScheduled(article, now) ? 'reschedule' : 'publish')
  }
  if (can(viewer, 'article.submit', article)) steps.push('submit')
  if (can(viewer, 'article.return', article)) steps.push('return')
  if (can(viewer, 'article.recall', article)) steps.push('recall')
  if (can(viewer, 'article.unpublish', article))
    steps.push(isScheduled(article, now) ? 'unschedule' : 'unpublish')
  if (can(viewer, 'article.delete_draft', article)) steps.push('delete')
  return steps
}
