import { eq } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articles } from '#db/schema/articles.ts'
import { bylines, users } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import type { Viewer } from '#domain/access.ts'
import { createArticle, saveDraft } from '#domain/articles/commands.ts'
import { type ArticleContent, emptyContent } from '#domain/articles/content.ts'
import type { ArticleDocument } from '#domain/articles/document.ts'
import { articleScheduled } from '#domain/articles/events.ts'
import { type Published, publishArticle } from '#domain/articles/publish-commands.ts'
import { type Posted, postComment } from '#domain/comments/commands.ts'
import type { PostComment } from '#domain/comments/input.ts'
import type { Context } from '#domain/context.ts'
import { approveComment } from '#domain/moderation/commands.ts'
import { slugify } from '#lib/slug.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { ownerSql } from './connections.ts'

export { appSql, connectForTest, ownerSql, publicSql } from './connections.ts'

/**
 * Named builders for *.db.test.ts files. Articles, comments and decisions are made by the domain's own commands,
 * so that no test stands on a row the site could not have written; accounts, sections and bylines are rows.
 *
 *   const newsroom = await aNewsroom()                       four people, a section, a byline
 *   const article = await aPublishedArticle(newsroom)        { id, slug, href, version }
 *   const { id } = await aComment(article.id)                pending, from a network of its own
 *   await anApprovedComment(newsroom, article.id)
 *   await ownerSql()`select …`                               look behind the scenes
 *   await publicSql()`select … from public_comments`         what a reader page can see
 *
 * Each file has a database of its own (testing/setup.ts); within a file, tests share it, so that they make
 * what they need and count only that. Every name and address here is used once.
 */
export type Newsroom = {
  admin: Viewer
  editor: Viewer
  author: Viewer
  moderator: Viewer
  section: { id: string; slug: string }
  byline: { id: string; slug: string; name: string }
}

let made = 0
/** A number that no other row of this file has. */
export const next = (): number => ++made

export async function aNewsroom(): Promise<Newsroom> {
  const [section, byline] = await Promise.all([aSection(), aByline()])
  const [admin, editor, author, moderator] = await Promise.all([
    aViewer('admin'),
    aViewer('editor'),
    aViewer('author', byline.id),
    aViewer('moderator'),
  ])
  return { admin, editor, author, moderator, section, byline }
}

/** An account, as `getViewer()` would give it. It has no password: sign-in tests set their own. */
export async function aViewer(role: Viewer['role'], bylineId: string | null = null): Promise<Viewer> {
  const n = next()
  const viewer: Viewer = { id: uuidv7(), name: `Compte ${role} ${n}`, role, bylineId }
  await appDb()
    .insert(users)
    .values({ ...viewer, email: emailOf(viewer) })
  return viewer
}

export const emailOf = (viewer: Pick<Viewer, 'id'>): string => `compte-${viewer.id}@redaction.test`

export async function aSection(): Promise<{ id: string; slug: string }> {
  const n = next()
  const section = { id: uuidv7(), slug: `rubrique-${n}` }
  await appDb()
    .insert(sections)
    .values({ ...section, name: `Rubrique ${n}`, position: n })
  return section
}

export async function aByline(): Promise<{ id: string; slug: string; name: string }> {
  const n = next()
  const byline = { id: uuidv7(), slug: `signature-${n}`, name: `Signature ${n}` }
  await appDb().insert(bylines).values(byline)
  return byline
}

export const by = (viewer: Viewer, now: Date = new Date()): Context => ({ viewer, now })

export const paragraphs = (...texts: string[]): ArticleDocument => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

/** Content that nothing is missing from. */
export function aText(newsroom: Newsroom, changes: Partial<ArticleContent> = {}): ArticleContent {
  const n = next()
  return {
    ...emptyContent,
    title: `Le marché couvert rouvre ${n}`,
    standfirst: 'Les halles ouvrent samedi.',
    sectionId: newsroom.section.id,
    bylineIds: [newsroom.byline.id],
    body: paragraphs(`Premier paragraphe ${n}.`, 'Second paragraphe.'),
    ...changes,
  }
}

type Written = { id: string; version: number; content: ArticleContent }

/** A draft that nobody outside the newsroom has seen. */
export async function aDraft(
  newsroom: Newsroom,
  options: { by?: Viewer; content?: ArticleContent; now?: Date } = {},
): Promise<Written> {
  const context = by(options.by ?? newsroom.editor, options.now)
  const content = options.content ?? aText(newsroom)
  const { id } = await createArticle(context)
  const saved = await saveDraft(context, { articleId: id, baseVersion: 1, content, overwrite: false })
  return { id, version: saved.version, content }
}

export type PublishedArticle = Published & Written & { slug: string }

/** What readers see. `at` in the future schedules it; `now` in the past publishes it then. */
export async function aPublishedArticle(
  newsroom: Newsroom,
  options: { at?: Date; now?: Date; slug?: string; content?: ArticleContent } = {},
): Promise<PublishedArticle> {
  const draft = await aDraft(newsroom, options)
  const slug = options.slug ?? slugify(draft.content.title)
  const published = await publishArticle(by(newsroom.editor, options.now), {
    articleId: draft.id,
    baseVersion: draft.version,
    at: options.at ?? null,
    slug,
    correction: '',
  })
  return { ...draft, ...published, slug }
}

/** What a guest's form sends, once read. Every call is another person with other words. */
export function aPost(articleId: string, changes: Partial<PostComment> = {}): PostComment {
  const n = next()
  return {
    articleId,
    parentId: null,
    name: `Lectrice ${n}`,
    email: `lectrice-${n}@exemple.test`,
    body: `Un avis mesuré, le numéro ${n}.`,
    honeypot: false,
    formToken: '',
    requestId: uuidv7(),
    ...changes,
  }
}

/** A guest on a network that nobody else in this file shares, so that rate limits stay out of the way. */
export function aGuest(now: Date = new Date()): { viewer: null; now: Date; clientAddress: string } {
  const n = next()
  return { viewer: null, now, clientAddress: `10.${(n >> 8) & 255}.${n & 255}.7` }
}

/** Posted and waiting for a moderator. */
export const aComment = (articleId: string, changes: Partial<PostComment> = {}): Promise<Posted> =>
  postComment(aGuest(), aPost(articleId, changes))

export async function anApprovedComment(
  newsroom: Newsroom,
  articleId: string,
  changes: Partial<PostComment> = {},
): Promise<Posted> {
  const posted = await aComment(articleId, changes)
  await approveComment(by(newsroom.moderator), { commentId: posted.id, expectedStatus: 'pending' })
  return posted
}

/** Minutes before or after now. */
export const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000)

/** The hour of a scheduled article comes, for readers and for what was planned. */
export async function letTheHourCome(articleId: string): Promise<void> {
  const at = inMinutes(-0.01)
  await ownerSql()`update articles set published_at = ${at} where id = ${articleId}`
  await ownerSql()`update article_versions set public_at = ${at} where article_id = ${articleId} and public_at > ${at}`
  await ownerSql()`update cache_invalidations set due_at = ${at} where ${`article:${articleId}`} = any(tags)`
}

/** What the job of an article's hour is given. */
export async function theHourOf(articleId: string) {
  const [row] = await appDb()
    .select({ publishedAt: articles.publishedAt })
    .from(articles)
    .where(eq(articles.id, articleId))
  const placement = { id: articleId, sections: [], topics: [], bylines: [] }
  return articleScheduled(null, articleId, {
    title: '',
    publishedAt: row!.publishedAt!.toISOString(),
    before: placement,
    after: placement,
    changesMasthead: false,
    wasAboutToAppear: false,
  })
}
