import { and, eq, or, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { guestDb, guestTransaction } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { articles } from '#db/schema/articles.ts'
import { commentContacts, comments } from '#db/schema/comments.ts'
import type { Viewer } from '#domain/access.ts'
import { type CommentMode, isVisible } from '#domain/articles/article.ts'
import { isThreadOpen } from '#domain/articles/comment-mode.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { judgeComment } from '#domain/moderation/judge-comment.ts'
import { keepVerdict } from '#domain/moderation/keep-verdict.ts'
import { statusOf } from '#domain/moderation/policy.ts'
import { readPolicies } from '#domain/moderation/policy-queries.ts'
import { askClassifier } from '#domain/moderation/signals/asking.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { contactRetentionDays, placeReply } from './comment.ts'
import { contentKey, derivedRequestId, emailIndex, encryptEmail, networkHash } from './contact.ts'
import { commentPosted } from './events.ts'
import { formAge } from './form-token.ts'
import { isNameBorrowed, publicIdentity } from './identity.ts'
import type { PostComment } from './input.ts'
import { statusIn } from './mode.ts'
import { takePostTurn } from './turn.ts'

/** `writtenAt` is for invented comments and those that come from elsewhere: a reader's is written now. */
export type Poster = { viewer: Viewer | null; now: Date; clientAddress: string; writtenAt?: Date }
/** `isOnline`: readers see it already. */
export type Posted = { id: string; articleId: string; replayed: boolean; isOnline: boolean }

/**
 * Receives a comment. Everything is in one transaction and committed before this returns: the comment, its
 * contact, every signal and the policy's decision; or nothing. Throws comment.rate_limited, comment.crowded, and what
 * is wrong with the place or the form.
 */
export async function postComment(context: Poster, typed: PostComment): Promise<Posted> {
  // Who is signed in speaks under the name of their account, whatever was typed.
  const own = context.viewer ? await publicIdentity(guestDb(), context.viewer.id) : null
  const input = own ? { ...typed, ...own } : typed
  const content = contentKey(input.articleId, input.parentId, input.email, input.body)
  const requestId = input.requestId ?? derivedRequestId(content)
  const twins = `${requestId.toLowerCase()} ${content.toString('base64url')}`
  const underWay = postsUnderWay.get(twins)
  if (underWay) return { ...(await underWay), replayed: true }
  const posting = postOnce(context, input, { content, requestId }).finally(() => postsUnderWay.delete(twins))
  postsUnderWay.set(twins, posting)
  return posting
}

/** A form that is sent again before its first answer waits for that: the limits are for what is new. */
const postsUnderWay = new Map<string, Promise<Posted>>()

async function postOnce(
  context: Poster,
  input: PostComment,
  { content, requestId }: { content: Buffer; requestId: string },
): Promise<Posted> {
  // Before the limits and before the article: what was sent before is a success, wherever and whenever it comes again.
  const earlier = await findEarlier(guestDb(), requestId, content)
  if (earlier) return earlier
  const id = uuidv7()
  const [turn, article] = await Promise.all([
    takePostTurn(context.clientAddress, input.articleId, context.now),
    articleAsKnown(input.articleId),
  ])
  const { mode } = article
  const secondsToSubmit = formAge(input.formToken, input.articleId, context.now)
  const sent = {
    id,
    name: input.name,
    body: input.body,
    isReply: input.parentId !== null,
    formAge: secondsToSubmit,
    articleId: input.articleId,
    articlePublishedAt: article.publishedAt,
    at: context.writtenAt ?? context.now,
  }
  // Before the transaction: what takes its time must hold no lock. Nobody judges what the newsroom itself writes.
  const [policies, asked, isBorrowedName] = await Promise.all([
    readPolicies(),
    context.viewer ? [] : askClassifier(sent),
    context.viewer ? false : isNameBorrowed(guestDb(), input.name),
  ])
  const mayAppear = policies.live.rules.publishUpTo !== null || mode === 'post_moderated'
  const arrived = { ...sent, ...turn, honeypot: input.honeypot, isBorrowedName }
  return change(async (tx) => {
    const index = emailIndex(input.email)
    // Asked at once: they travel together.
    const known = [
      // Whoever counts a comment below an article writes its row: two who had both read-locked it would wait for one another.
      checkArticle(tx, input.articleId, mayAppear ? 'no key update' : 'share'),
      checkParent(tx, input.articleId, input.parentId),
      judgeComment(tx, { ...arrived, emailIndex: index }, policies, asked),
    ] as const
    await Promise.allSettled(known)
    const thread = await known[0]
    const now = context.writtenAt ?? thread.clock
    const place = await known[1]
    const judged = await known[2]
    const { outcome, signals, number: policy } = judged.live
    // A mode that changed while this was on its way lets nothing through unread.
    const status = statusIn(thread.mode === mode ? mode : 'pre_moderated', statusOf[outcome], signals)
    const inserted = await tx
      .insert(comments)
      .values({
        id,
        articleId: input.articleId,
        ...place,
        name: input.name,
        staffId: context.viewer?.id ?? null,
        body: input.body,
        status,
        requestId,
        contentKey: content,
        secondsToSubmit,
        createdAt: now,
        publishedAt: status === 'approved' ? now : null,
      })
      .onConflictDoNothing()
      .returning({ id: comments.id })
    if (inserted.length === 0) {
      // A twin committed between our look and our insert; the unique index made us wait for it.
      const twin = await findEarlier(tx, requestId, content)
      if (twin) return twin
      throw new AppError('comment.duplicate')
    }
    const details: Promise<unknown>[] = [
      tx.insert(commentContacts).values({
        commentId: id,
        emailCipher: encryptEmail(input.email),
        emailIndex: index,
        networkHash: networkHash(context.clientAddress, context.now),
        purgeAfter: new Date(now.getTime() + contactRetentionDays * 86_400_000),
      }),
    ]
    details.push(keepVerdict(tx, id, judged, status, now))
    if (status === 'approved')
      details.push(
        tx
          .update(articles)
          .set({ commentCount: sql`${articles.commentCount} + 1` })
          .where(eq(articles.id, input.articleId)),
      )
    details.push(
      record(
        tx,
        commentPosted(null, id, {
          articleId: input.articleId,
          parentId: place.parentId,
          rootId: place.rootId ?? id,
          status,
          policy,
        }),
      ),
    )
    await Promise.all(details)
    return { id, articleId: input.articleId, replayed: false, isOnline: status === 'approved' }
  }, guestTransaction)
}

/**
 * The same id twice is the same comment; the same id with other words is a form used twice. One statement: a
 * twin that commits between two would look like somebody else's words.
 */
async function findEarlier(
  tx: Pick<Tx, 'select'>,
  requestId: string,
  content: Buffer,
): Promise<Posted | null> {
  const earlier = await tx
    .select({
      id: comments.id,
      articleId: comments.articleId,
      status: comments.status,
      requestId: comments.requestId,
      contentKey: comments.contentKey,
    })
    .from(comments)
    .where(or(eq(comments.requestId, requestId), eq(comments.contentKey, content)))
  const same = earlier.find((comment) => comment.requestId === requestId.toLowerCase())
  if (same) {
    if (!content.equals(same.contentKey)) throw new AppError('comment.request_reused')
    const { id, articleId, status } = same
    return { id, articleId, replayed: true, isOnline: status === 'approved' }
  }
  if (earlier.length > 0) throw new AppError('comment.duplicate')
  return null
}

/** How its comments reach readers, as it is known before the transaction; for an article that is not there, as most do. */
async function articleAsKnown(articleId: string): Promise<{ mode: CommentMode; publishedAt: Date | null }> {
  const [article] = await guestDb()
    .select({ mode: articles.commentsMode, publishedAt: articles.publishedAt })
    .from(articles)
    .where(eq(articles.id, articleId))
  return article ?? { mode: 'pre_moderated', publishedAt: null }
}

/** Answers with the database's clock. Throws comment.article_not_found, comment.closed. */
async function checkArticle(
  tx: Tx,
  articleId: string,
  lock: 'share' | 'no key update',
): Promise<{ clock: Date; mode: CommentMode }> {
  const [article] = await tx
    .select({
      status: articles.status,
      publishedAt: articles.publishedAt,
      commentsOpen: articles.commentsOpen,
      commentsCloseDays: articles.commentsCloseDays,
      mode: articles.commentsMode,
      clock: databaseClock,
    })
    .from(articles)
    .where(eq(articles.id, articleId))
    .for(lock)
  // A draft, an unpublished and an unknown article answer alike: nothing can be probed.
  if (!article || !isVisible(article, article.clock)) throw new AppError('comment.article_not_found')
  if (!isThreadOpen(article, article.clock)) throw new AppError('comment.closed')
  return article
}

async function checkParent(
  tx: Tx,
  articleId: string,
  parentId: string | null,
): Promise<{ parentId: string | null; rootId: string | null; depth: number }> {
  if (!parentId) return { parentId: null, rootId: null, depth: 0 }
  const [parent] = await tx
    .select({ id: comments.id, parentId: comments.parentId, rootId: comments.rootId, depth: comments.depth })
    .from(comments)
    .where(and(eq(comments.id, parentId), eq(comments.articleId, articleId), eq(comments.status, 'approved')))
  if (!parent) throw new AppError('comment.parent_not_found')
  return placeReply(parent)
}
