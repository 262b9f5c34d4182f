import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { addressesIn } from '#contract/public-addresses.ts'
import { publicDb } from '#db/client.ts'
import {
  publicArticleAddresses,
  publicCommentOrder,
  publicComments,
  publicThreadRoots,
  publicThreads,
} from '#db/schema/public.ts'
import type { Locale } from '#lib/locale.ts'
import { isUuid } from '#lib/uuid.ts'
import type { ThreadState } from './view.ts'

/** As many as fit one line of a wide screen: a choice of twenty is none. */
const listedPicks = 5

/** How the thread of an article stands; of one that readers cannot see, nothing. */
export async function getThreadState(articleId: string): Promise<ThreadState | null> {
  const [row] = await publicDb().select().from(publicThreads).where(eq(publicThreads.articleId, articleId))
  return row ?? null
}

/** What stands above the others, while it is online. */
export async function readPinned(articleId: string) {
  const c = publicComments
  const [pinned] = await publicDb()
    .select({ id: c.id })
    .from(c)
    .where(and(eq(c.articleId, articleId), isNotNull(c.pinnedAt)))
  if (!pinned) return null
  const [root] = await publicDb().select().from(publicThreadRoots).where(eq(publicThreadRoots.id, pinned.id))
  return root ?? null
}

/** What the desk has chosen, the latest first. */
export const listPicks = (articleId: string): Promise<{ id: string; name: string }[]> =>
  publicDb()
    .select({ id: publicComments.id, name: publicComments.name })
    .from(publicComments)
    .where(and(eq(publicComments.articleId, articleId), isNotNull(publicComments.pickedAt)))
    .orderBy(desc(publicComments.pickedAt), desc(publicComments.id))
    .limit(listedPicks)

/** A day of a lively thread. */
const feedLength = 30

/** What a feed of the thread holds, the latest first. Places come from an index; then the words of these few are read. */
export async function listNewestComments(articleId: string) {
  const o = publicCommentOrder
  const c = publicComments
  const newest = publicDb()
    .select({ id: o.id })
    .from(o)
    .where(and(eq(o.articleId, articleId), eq(o.isOnline, true)))
    .orderBy(desc(o.publishedAt), desc(o.id))
    .limit(feedLength)
  const rows = await publicDb()
    .select({ id: c.id, name: c.name, body: c.body, rootId: c.rootId, publishedAt: c.publishedAt })
    .from(c)
    .where(sql`${c.id} = any(array(${newest}))`)
    .orderBy(desc(c.publishedAt), desc(c.id))
  return rows.map((row) => ({ ...row, rootId: row.rootId ?? row.id }))
}

/** A comment that readers see below this article, with its words. */
export async function getOnline(articleId: string, commentId: string) {
  const c = publicComments
  const [comment] = await publicDb()
    .select({ id: c.id, name: c.name, body: c.body, rootId: c.rootId })
    .from(c)
    .where(and(eq(c.id, commentId), eq(c.articleId, articleId)))
  return comment ? { ...comment, rootId: comment.rootId ?? comment.id } : null
}

/** Whether a comment stood below this article once, and stands there no longer. */
export async function wasTakenDown(articleId: string, commentId: string): Promise<boolean> {
  const o = publicCommentOrder
  const [place] = await publicDb()
    .select({ isOnline: o.isOnline })
    .from(o)
    .where(and(eq(o.id, commentId), eq(o.articleId, articleId)))
  return place?.isOnline === false
}

/** The permalink of a comment that readers see, on a site in this language; null for any other. */
export async function findCommentHref(commentId: string, language: Locale): Promise<string | null> {
  if (!isUuid(commentId)) return null
  const [found] = await publicDb()
    .select({ slug: publicArticleAddresses.slug, section: publicArticleAddresses.sectionSlug })
    .from(publicComments)
    .innerJoin(publicArticleAddresses, eq(publicArticleAddresses.id, publicComments.articleId))
    .where(eq(publicComments.id, commentId))
  return found ? addressesIn(language).comment(`/${found.section}/${found.slug}`, commentId) : null
}
