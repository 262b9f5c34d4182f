import { desc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { appDb } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { articleDrafts, articles } from '#db/schema/articles.ts'
import { commentContacts, commentDecisions, commentSignals, comments } from '#db/schema/comments.ts'
import { users } from '#db/schema/people.ts'
import { commentVerdicts } from '#db/schema/policy.ts'
import { sections } from '#db/schema/sections.ts'
import { isVisible } from '#domain/articles/article.ts'
import { openReportsOf } from '#domain/comment-reports/queries.ts'
import type { CommentStatus } from '#domain/comments/comment.ts'
import { loadModels } from './classifier/load-models.ts'
import type { RejectionReason } from './moderation.ts'
import { nameWords } from './signals/classifier.ts'
import type { QueueItem } from './view.ts'

/** What is needed to judge these comments, by their ids. */
export async function itemsOf(ids: readonly string[]): Promise<Map<string, QueueItem>> {
  if (ids.length === 0) return new Map()
  const parents = alias(comments, 'parents')
  const rows = await appDb()
    .select({
      comment: comments,
      parent: { name: parents.name, body: parents.body, status: parents.status },
      article: {
        id: articles.id,
        slug: articles.slug,
        status: articles.status,
        publishedAt: articles.publishedAt,
        title: articleDrafts.title,
        language: articles.language,
        section: sections.slug,
      },
      emailIndex: commentContacts.emailIndex,
      clock: databaseClock,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .innerJoin(articleDrafts, eq(articleDrafts.articleId, articles.id))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .leftJoin(parents, eq(parents.id, comments.parentId))
    .leftJoin(commentContacts, eq(commentContacts.commentId, comments.id))
    .where(inArray(comments.id, [...ids]))
  const [signals, verdicts, reports, decisions, histories, models] = await Promise.all([
    signalsOf(ids),
    verdictsOf(ids),
    openReportsOf([...ids]),
    decisionsOf(ids),
    historiesOf(rows.flatMap((row) => (row.emailIndex ? [row.emailIndex] : []))),
    loadModels(),
  ])
  const items = rows.map(({ comment, parent, article, emailIndex, clock }): QueueItem => {
    const history = histories.get(emailIndex ? Buffer.from(emailIndex).toString('hex') : '')
    const ofThis = <T extends { commentId: string }>(rows: readonly T[]) =>
      rows.filter(({ commentId }) => commentId === comment.id).map(({ commentId: _, ...row }) => row)
    return {
      id: comment.id,
      name: comment.name,
      isStaff: comment.staffId !== null,
      isRoot: comment.rootId === null,
      isPinned: comment.pinnedAt !== null,
      isPicked: comment.pickedAt !== null,
      body: comment.body,
      status: comment.status,
      createdAt: comment.createdAt,
      article: {
        id: article.id,
        title: article.title,
        language: article.language,
        href: isVisible(article, clock) && article.section ? `/${article.section}/${article.slug}` : null,
      },
      parent: parent?.name ? parent : null,
      signals: ofThis(signals).map((signal) => nameWords(signal, comment.body, models)),
      verdict: ofThis(verdicts)[0] ?? null,
      // What the same address did elsewhere: this comment itself says nothing about its author.
      history: history ? { ...history, [comment.status]: (history[comment.status] ?? 1) - 1 } : noHistory,
      reports: reports.get(comment.id) ?? [],
      decisions: ofThis(decisions),
    }
  })
  return new Map(items.map((item) => [item.id, item]))
}

type History = Record<CommentStatus, number>
const noHistory: QueueItem['history'] = { approved: 0, rejected: 0, spam: 0 }

const signalsOf = (ids: readonly string[]) =>
  appDb()
    .select({
      commentId: commentSignals.commentId,
      code: commentSignals.code,
      weight: commentSignals.weight,
      state: commentSignals.state,
      evidence: commentSignals.evidence,
    })
    .from(commentSignals)
    .where(inArray(commentSignals.commentId, [...ids]))
    .orderBy(desc(commentSignals.weight), commentSignals.code)

/** What counted when it came; a trial's is told in the trial's report. */
const verdictsOf = (ids: readonly string[]) =>
  appDb()
    .select({
      commentId: commentVerdicts.commentId,
      policy: commentVerdicts.policyNumber,
      outcome: commentVerdicts.outcome,
      sum: commentVerdicts.sum,
      spamFrom: commentVerdicts.spamFrom,
    })
    .from(commentVerdicts)
    .where(sql`${inArray(commentVerdicts.commentId, [...ids])} and not ${commentVerdicts.isTrial}`)

async function decisionsOf(ids: readonly string[]) {
  const rows = await appDb()
    .select({
      id: commentDecisions.id,
      commentId: commentDecisions.commentId,
      actor: users.name,
      to: commentDecisions.toStatus,
      reason: commentDecisions.reason,
      note: commentDecisions.note,
      policy: commentDecisions.policyNumber,
      decidedAt: commentDecisions.decidedAt,
      undoes: commentDecisions.undoes,
    })
    .from(commentDecisions)
    .leftJoin(users, eq(users.id, commentDecisions.actorId))
    .where(inArray(commentDecisions.commentId, [...ids]))
    .orderBy(desc(commentDecisions.decidedAt), desc(commentDecisions.id))
  return rows.map(({ undoes, ...row }) => ({
    ...row,
    reason: row.reason as RejectionReason | null,
    isUndo: undoes !== null,
  }))
}

async function historiesOf(indexes: Uint8Array[]): Promise<Map<string, History>> {
  const histories = new Map<string, History>()
  if (indexes.length === 0) return histories
  const rows = await appDb()
    .select({ index: commentContacts.emailIndex, status: comments.status, n: sql<number>`count(*)::int` })
    .from(commentContacts)
    .innerJoin(comments, eq(comments.id, commentContacts.commentId))
    .where(inArray(commentContacts.emailIndex, indexes))
    .groupBy(commentContacts.emailIndex, comments.status)
  for (const row of rows) {
    const key = Buffer.from(row.index).toString('hex')
    const history = histories.get(key) ?? { pending: 0, approved: 0, rejected: 0, spam: 0 }
    history[row.status] = row.n
    histories.set(key, history)
  }
  return histories
}
