import { and, asc, count, desc, eq, exists, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import {
  publicAddresses,
  publicArticleBodies,
  publicArticleBylines,
  publicArticles,
  publicArticleTopics,
  publicAuthors,
  publicSections,
  publicTopics,
} from '#db/schema/public.ts'
import { sitemapLimit } from './sitemap.ts'
import { summaryColumns, toSummary } from './summary.ts'
import type {
  AddressAnswer,
  ArticleSummary,
  ArticleView,
  AuthorView,
  Page,
  PictureView,
  SectionView,
  TopicView,
} from './view.ts'

/** Items on a page of a list: two screens on a phone's thumb, one of a desk's. */
export const pageSize = 20

const latestFirst = [desc(publicArticles.publishedAt), desc(publicArticles.id)]

async function listPage(where: SQL | undefined, page: number): Promise<Page<ArticleSummary>> {
  const db = publicDb()
  const [rows, [total]] = await Promise.all([
    db
      .select(summaryColumns)
      .from(publicArticles)
      .where(where)
      .orderBy(...latestFirst)
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(publicArticles).where(where),
  ])
  return {
    items: rows.map(toSummary),
    page,
    pages: Math.max(1, Math.ceil(total!.total / pageSize)),
    total: total!.total,
  }
}

export async function listNewest(limit: number, where?: SQL): Promise<ArticleSummary[]> {
  const rows = await publicDb()
    .select(summaryColumns)
    .from(publicArticles)
    .where(where)
    .orderBy(...latestFirst)
    .limit(limit)
  return rows.map(toSummary)
}

export const listLatest = (page: number): Promise<Page<ArticleSummary>> => listPage(undefined, page)

export async function listBySection(
  slug: string,
  page: number,
): Promise<{ section: SectionView; articles: Page<ArticleSummary> } | null> {
  const [section] = await publicDb()
    .select({
      id: publicSections.id,
      slug: publicSections.slug,
      name: publicSections.name,
      description: publicSections.description,
    })
    .from(publicSections)
    .where(eq(publicSections.slug, slug))
  return section
    ? { section, articles: await listPage(eq(publicArticles.sectionId, section.id), page) }
    : null
}

export async function listByTopic(
  slug: string,
  page: number,
): Promise<{ topic: TopicView; articles: Page<ArticleSummary> } | null> {
  const db = publicDb()
  const [topic] = await db.select().from(publicTopics).where(eq(publicTopics.slug, slug))
  if (!topic) return null
  const tagged = db
    .select({ one: sql`1` })
    .from(publicArticleTopics)
    .where(
      and(eq(publicArticleTopics.articleId, publicArticles.id), eq(publicArticleTopics.topicId, topic.id)),
    )
  return { topic: { slug: topic.slug, name: topic.name }, articles: await listPage(exists(tagged), page) }
}

export async function listByAuthor(
  slug: string,
  page: number,
): Promise<{ author: AuthorView; articles: Page<ArticleSummary> } | null> {
  const db = publicDb()
  const [author] = await db.select().from(publicAuthors).where(eq(publicAuthors.slug, slug))
  if (!author) return null
  const signed = db
    .select({ one: sql`1` })
    .from(publicArticleBylines)
    .where(
      and(
        eq(publicArticleBylines.articleId, publicArticles.id),
        eq(publicArticleBylines.authorId, author.id),
      ),
    )
  return { author, articles: await listPage(exists(signed), page) }
}

/** What stands at /{section}/{slug}: the article, another address, nothing any more, or nothing ever. */
export async function findByAddress(section: string, slug: string): Promise<AddressAnswer> {
  const [address] = await publicDb().select().from(publicAddresses).where(eq(publicAddresses.slug, slug))
  if (!address) return { kind: 'missing' }
  if (address.state === 'unpublished') return { kind: 'gone' }
  if (address.currentSlug !== slug || address.sectionSlug !== section)
    return { kind: 'moved', href: `/${address.sectionSlug}/${address.currentSlug}` }
  const article = await getArticle(address.articleId)
  return article ? { kind: 'article', article } : { kind: 'missing' }
}

export async function getArticle(id: string): Promise<ArticleView | null> {
  const db = publicDb()
  const [[summary], [long]] = await Promise.all([
    db
      .select({ ...summaryColumns, commentsOpen: publicArticles.commentsOpen })
      .from(publicArticles)
      .where(eq(publicArticles.id, id)),
    db.select().from(publicArticleBodies).where(eq(publicArticleBodies.articleId, id)),
  ])
  if (!summary || !long) return null
  return {
    ...toSummary(summary),
    commentsOpen: summary.commentsOpen,
    body: long.body,
    pictures: byId(long.pictures),
    topics: long.topics,
    corrections: long.corrections.map((c) => ({ text: c.text, createdAt: new Date(c.createdAt) })),
  }
}

export const byId = (pictures: PictureView[]): Record<string, PictureView> =>
  Object.fromEntries(pictures.map((picture) => [picture.id, picture]))

/** « À lire aussi »: the newest that share a topic, then the newest of the section. */
export async function listRelated(article: ArticleView, limit = 4): Promise<ArticleSummary[]> {
  const db = publicDb()
  const other = ne(publicArticles.id, article.id)
  const sameTopic = db
    .select({ one: sql`1` })
    .from(publicArticleTopics)
    .innerJoin(publicTopics, eq(publicTopics.id, publicArticleTopics.topicId))
    .where(
      and(
        eq(publicArticleTopics.articleId, publicArticles.id),
        sql`${publicTopics.slug} in ${article.topics.length > 0 ? article.topics.map((t) => t.slug) : ['']}`,
      ),
    )
  const close = article.topics.length > 0 ? await listNewest(limit, and(other, exists(sameTopic))) : []
  if (close.length >= limit) return close
  const known = [article.id, ...close.map((a) => a.id)]
  const near = await listNewest(
    limit - close.length,
    and(notInArray(publicArticles.id, known), eq(publicArticles.sectionSlug, article.section.slug)),
  )
  return [...close, ...near]
}

export async function listMostCommented(limit: number, since: Date): Promise<ArticleSummary[]> {
  const rows = await publicDb()
    .select(summaryColumns)
    .from(publicArticles)
    .where(
      and(
        sql`${publicArticles.commentCount} > 0`,
        sql`${publicArticles.publishedAt} >= ${since.toISOString()}`,
      ),
    )
    .orderBy(desc(publicArticles.commentCount), desc(publicArticles.publishedAt), asc(publicArticles.id))
    .limit(limit)
  return rows.map(toSummary)
}

/** Where a visible article stands; null for anything readers cannot see. */
export async function getArticleHref(id: string): Promise<string | null> {
  const [row] = await publicDb()
    .select({ slug: publicArticles.slug, section: publicArticles.sectionSlug })
    .from(publicArticles)
    .where(eq(publicArticles.id, id))
  return row ? `/${row.section}/${row.slug}` : null
}

/** Every visible article's address and last change, newest first, for the sitemap. */
export async function listAddresses(): Promise<{ href: string; changedAt: Date }[]> {
  const rows = await publicDb()
    .select({
      slug: publicArticles.slug,
      section: publicArticles.sectionSlug,
      publishedAt: publicArticles.publishedAt,
      updatedAt: publicArticles.updatedAt,
    })
    .from(publicArticles)
    .orderBy(...latestFirst)
    .limit(sitemapLimit)
  return rows.map((row) => ({
    href: `/${row.section}/${row.slug}`,
    changedAt: row.updatedAt ?? row.publishedAt,
  }))
}
