import { isDeepStrictEqual } from 'node:util'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { hourAfterLock } from '#db/clock.ts'
import { articleRevisions, articleSlugs, articles, corrections } from '#db/schema/articles.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { typesetText } from '#lib/typography.ts'
import { changesMasthead, changesTopicLinks, placementOf } from '../listings/article-listings.ts'
import { isSamePlacement } from '../listings/placement.ts'
import { earlier, isAboutToAppear, isScheduled, isVisible, publicationHour, wasPublic } from './article.ts'
import { closingHour } from './comment-mode.ts'
import { checkPublishable, typeset } from './content.ts'
import { checkVersion, writeDraft } from './draft-record.ts'
import {
  articleCommentsClosed,
  articleCommentsOpened,
  articlePublished,
  articleScheduled,
  articleUnpublished,
  articleUnscheduled,
  articleUpdated,
} from './events.ts'
import type { PublishArticle } from './input.ts'
import { checkReferences, placeArticle } from './references.ts'
import { type ArticleRow, appendRevision, lockArticle } from './revisions.ts'
import { forgetUnread, recordVersion } from './versions.ts'

export type Published = { href: string; publishedAt: string; version: number }

/**
 * Gives readers the draft: now, or from an hour on. Also how a published article is corrected. Throws article.conflict,
 * article.publish_date_past, article.wrong_state, article.slug_taken, site.takedown_unconfirmed, and what is missing or points nowhere.
 */
export async function publishArticle(context: Context, input: PublishArticle): Promise<Published> {
  return change((tx) => publish(tx, context, input))
}

async function publish(tx: Tx, { viewer, now: asked }: Context, input: PublishArticle): Promise<Published> {
  const { article, draft } = await lockArticle(tx, input.articleId)
  const clock = await hourAfterLock(tx)
  const now = earlier(asked, clock)
  authorize(viewer, 'article.publish', article)
  await checkVersion(tx, draft, input.baseVersion)
  const wasVisible = isVisible(article, clock)
  // An hour chosen a minute ago is not the past to the editor who is clicking; one of yesterday is a mistake.
  if (input.at && input.at.getTime() < now.getTime() - 60_000)
    throw new AppError('article.publish_date_past', { fields: { at: 'article.publish_date_past' } })
  if (input.at && wasVisible) throw new AppError('article.wrong_state')

  const { language } = article
  const content = typeset(draft.content, language)
  const correction = typesetText(input.correction, language)
  checkPublishable(content)
  await checkReferences(tx, content)
  await takeSlug(tx, article, input.slug, clock)

  const before = await placementOf(tx, article.id)
  const printed = await publishedContent(tx, article)
  // Rules of typography that came since then are no news either.
  const changed = printed === null || !isDeepStrictEqual(content, typeset(printed, language))
  const publishedAt = publicationHour(article, input.at, now)
  const revisionId = await appendRevision(tx, {
    articleId: article.id,
    content,
    kind: 'published',
    note: correction,
    createdBy: viewer.id,
    createdAt: now,
  })
  await tx
    .update(articles)
    .set({
      slug: input.slug,
      status: 'published',
      workflow: 'settled',
      publishedAt,
      // Readers are told of changed words, not of a second click.
      updatedAt: article.publishedAt && article.publishedAt < now && changed ? now : article.updatedAt,
      // Kept while it waits for its hour: what came later is not public yet, its new address neither.
      unpublishedAt: publishedAt <= clock ? null : article.unpublishedAt,
      publicSince: wasPublic(article, clock) ? article.publicSince : publishedAt,
      sectionId: content.sectionId,
      publishedRevisionId: revisionId,
    })
    .where(eq(articles.id, article.id))
  await placeArticle(tx, article.id, content)
  // A second click is no version.
  if (changed || correction || !wasVisible)
    await recordVersion(
      tx,
      { articleId: article.id, revisionId, publicAt: publishedAt > clock ? publishedAt : now },
      clock,
    )
  if (correction && wasVisible)
    await tx.insert(corrections).values({
      articleId: article.id,
      revisionId,
      text: correction,
      createdBy: viewer.id,
      createdAt: now,
    })
  const saved = await writeDraft(tx, draft, content, viewer.id, now)

  const after = await placementOf(tx, article.id)
  const masthead =
    (await changesMasthead(tx, article.id, wasVisible ? article.sectionId : null, content.sectionId)) ||
    (await changesTopicLinks(tx, article.id, wasVisible ? before.topics : [], after.topics))
  const facts = {
    title: content.title,
    publishedAt: publishedAt.toISOString(),
    before,
    after,
    changesMasthead: masthead,
    threadClosesAt:
      closingHour({ commentsCloseDays: article.commentsCloseDays, publishedAt })?.toISOString() ?? null,
    corrected: wasVisible ? correction !== '' : await hasCorrections(tx, article.id),
  }
  await record(tx, publicationEvent())
  return {
    href: `/${after.sections[0]}/${input.slug}`,
    publishedAt: facts.publishedAt,
    version: saved.version,
  }

  function publicationEvent() {
    if (publishedAt > clock) {
      const wasAboutToAppear = isAboutToAppear(article, clock)
      return articleScheduled(viewer.id, article.id, { ...facts, wasAboutToAppear })
    }
    if (!wasVisible) return articlePublished(viewer.id, article.id, facts)
    const isInPlace =
      input.slug === article.slug &&
      publishedAt.getTime() === article.publishedAt?.getTime() &&
      isSamePlacement(before, after)
    return articleUpdated(viewer.id, article.id, { ...facts, isInPlace })
  }
}

/**
 * Takes an article from readers (410 from then on), or a scheduled one from its hour. Throws article.wrong_state,
 * site.takedown_unconfirmed.
 */
export async function unpublishArticle(
  { viewer }: Context,
  input: { articleId: string; reason: string },
): Promise<{ version: number }> {
  return change(async (tx) => {
    const { article, draft } = await lockArticle(tx, input.articleId)
    const clock = await hourAfterLock(tx)
    if (article.status !== 'published') throw new AppError('article.wrong_state')
    authorize(viewer, 'article.unpublish', article)
    await forgetUnread(tx, article.id, clock)
    const before = await placementOf(tx, article.id)
    const scheduled = isScheduled(article, clock)
    if (scheduled && !wasPublic(article, clock)) {
      // Never seen by anybody: it goes back to being a draft, and its address to being unknown.
      await tx.delete(articleSlugs).where(eq(articleSlugs.articleId, article.id))
      await tx
        .update(articles)
        .set({ status: 'draft', slug: article.id, publishedAt: null, publicSince: null, workflow: 'writing' })
        .where(eq(articles.id, article.id))
    } else {
      await tx
        .update(articles)
        .set({ status: 'unpublished', unpublishedAt: clock, workflow: 'writing' })
        .where(eq(articles.id, article.id))
    }
    const wasAboutToAppear = isAboutToAppear(article, clock)
    const masthead =
      (!scheduled || wasAboutToAppear) &&
      ((await changesMasthead(tx, article.id, article.sectionId, null)) ||
        (await changesTopicLinks(tx, article.id, before.topics, [])))
    const facts = { reason: input.reason, before, changesMasthead: masthead }
    await record(
      tx,
      scheduled
        ? articleUnscheduled(viewer.id, article.id, { ...facts, wasAboutToAppear })
        : articleUnpublished(viewer.id, article.id, facts),
    )
    return { version: draft.version }
  })
}

export async function setCommentsOpen(
  { viewer }: Context,
  input: { articleId: string; open: boolean },
): Promise<{ version: number }> {
  return change(async (tx) => {
    const { article, draft } = await lockArticle(tx, input.articleId)
    authorize(viewer, 'article.publish', article)
    const now = await hourAfterLock(tx)
    // Shut twice, it was shut the first time.
    const commentsClosedAt = input.open ? null : article.commentsOpen ? now : article.commentsClosedAt
    await tx
      .update(articles)
      .set({ commentsOpen: input.open, commentsClosedAt })
      .where(eq(articles.id, article.id))
    const opened = input.open ? articleCommentsOpened : articleCommentsClosed
    await record(tx, opened(viewer.id, article.id, { title: draft.title }))
    return { version: draft.version }
  })
}

/** Made while readers could see it, before it was withdrawn: they come back with it. */
async function hasCorrections(tx: Tx, articleId: string): Promise<boolean> {
  const found = await tx
    .select({ id: corrections.id })
    .from(corrections)
    .where(eq(corrections.articleId, articleId))
    .limit(1)
  return found.length > 0
}

async function publishedContent(tx: Tx, article: ArticleRow) {
  if (!article.publishedRevisionId) return null
  const [row] = await tx
    .select({ content: articleRevisions.content })
    .from(articleRevisions)
    .where(eq(articleRevisions.id, article.publishedRevisionId))
  return row?.content ?? null
}

/** Addresses that readers have seen belong to their article for ever; the others are given back. */
async function takeSlug(tx: Tx, article: ArticleRow, slug: string, now: Date): Promise<void> {
  if (!wasPublic(article, now))
    await tx
      .delete(articleSlugs)
      .where(and(eq(articleSlugs.articleId, article.id), ne(articleSlugs.slug, slug)))
  await tx
    .insert(articleSlugs)
    .values({ slug, articleId: article.id, createdAt: sql`now()` })
    .onConflictDoNothing()
  const [owner] = await tx.select().from(articleSlugs).where(eq(articleSlugs.slug, slug))
  if (owner?.articleId !== article.id)
    throw new AppError('article.slug_taken', { fields: { slug: 'article.slug_taken' } })
}
