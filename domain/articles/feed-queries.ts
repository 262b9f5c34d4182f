import { inArray } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicArticleBodies } from '#db/schema/public.ts'
import { escapeHtml } from '#lib/html.ts'
import { documentHtml, figureHtml } from './document-html.ts'
import type { FeedArticle } from './feed-items.ts'
import type { ArticleSummary } from './view.ts'

/** The same articles with their whole text: picture, standfirst, body. Read only for feeds that give it on. */
export async function withFullText(articles: ArticleSummary[], siteUrl: string): Promise<FeedArticle[]> {
  if (articles.length === 0) return []
  const ids = articles.map(({ id }) => id)
  const rows = await publicDb()
    .select({
      id: publicArticleBodies.articleId,
      body: publicArticleBodies.body,
      pictures: publicArticleBodies.pictures,
    })
    .from(publicArticleBodies)
    .where(inArray(publicArticleBodies.articleId, ids))
  const long = new Map(rows.map((row) => [row.id, row]))
  return articles.map((article) => {
    const found = long.get(article.id)
    // Withdrawn between the two questions: its standfirst is on the page that is rendered next, and gone from it.
    if (!found) return article
    const pictures = Object.fromEntries(found.pictures.map((picture) => [picture.id, picture]))
    const parts = [
      article.lead ? figureHtml(article.lead, article.lead, siteUrl) : '',
      article.standfirst ? `<p><strong>${escapeHtml(article.standfirst)}</strong></p>` : '',
      documentHtml(found.body, { siteUrl, pictures }),
    ]
    return { ...article, html: parts.filter(Boolean).join('\n') }
  })
}
