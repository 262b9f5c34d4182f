import { eq } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicAddresses, publicArticleBodies, publicArticles } from '#db/schema/public.ts'
import { audioOf } from '#domain/media/audio-queries.ts'
import type { PictureView } from '#domain/media/view.ts'
import { slugPattern } from '#lib/slug.ts'
import { audioIds, mentionedIds } from './document.ts'
import { listMentions } from './mention-queries.ts'
import { summaryColumns, toSummary } from './summary.ts'
import type { AddressAnswer, ArticleView } from './view.ts'

/** What stands at /{section}/{slug}: the article, another address, nothing any more, or nothing ever. */
export async function findByAddress(section: string, slug: string): Promise<AddressAnswer> {
  if (!slugPattern.test(slug)) return { kind: 'missing' }
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
    audio: await audioOf(id, audioIds(long.body)),
    mentions: await listMentions(mentionedIds(long.body)),
    topics: long.topics,
    corrections: long.corrections.map((c) => ({ text: c.text, createdAt: new Date(c.createdAt) })),
  }
}

const byId = (pictures: PictureView[]): Record<string, PictureView> =>
  Object.fromEntries(pictures.map((picture) => [picture.id, picture]))

/** Where a visible article stands; null for anything readers cannot see. */
export async function getArticleHref(id: string): Promise<string | null> {
  const [row] = await publicDb()
    .select({ slug: publicArticles.slug, section: publicArticles.sectionSlug })
    .from(publicArticles)
    .where(eq(publicArticles.id, id))
  return row ? `/${row.section}/${row.slug}` : null
}
