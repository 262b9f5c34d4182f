import { inArray } from 'drizzle-orm'
import { translator } from '#contract/i18n/translator.ts'
import { publicDb } from '#db/client.ts'
import { publicArticleBodies } from '#db/schema/public.ts'
import { listPublicAudio } from '#domain/media/audio-queries.ts'
import { escapeHtml } from '#lib/html.ts'
import type { Locale } from '#lib/locale.ts'
import { audioIds, mentionedIds } from './document.ts'
import { documentHtml } from './document-html.ts'
import type { FeedArticle } from './feed-items.ts'
import { figureHtml } from './figure-html.ts'
import { listMentions } from './mention-queries.ts'
import type { ArticleSummary } from './view.ts'

/** The same articles with their whole text: picture, standfirst, body. Read only for feeds that give it on. */
export async function withFullText(
  articles: ArticleSummary[],
  { siteUrl, language }: { siteUrl: string; language: Locale },
): Promise<FeedArticle[]> {
  if (articles.length === 0) return []
  const t = translator(language)
  const ids = articles.map(({ id }) => id)
  const rows = await publicDb()
    .select({
      id: publicArticleBodies.articleId,
      body: publicArticleBodies.body,
      pictures: publicArticleBodies.pictures,
    })
    .from(publicArticleBodies)
    .where(inArray(publicArticleBodies.articleId, ids))
  const heard = await listPublicAudio(
    rows.filter(({ body }) => audioIds(body).length > 0).map(({ id }) => id),
  )
  const mentions = await listMentions([...new Set(rows.flatMap(({ body }) => mentionedIds(body)))])
  const long = new Map(rows.map((row) => [row.id, row]))
  return articles.map((article) => {
    const found = long.get(article.id)
    // Withdrawn between the two questions: its standfirst is on the page that is rendered next, and gone from it.
    if (!found) return article
    const pictures = Object.fromEntries(found.pictures.map((picture) => [picture.id, picture]))
    const audio = Object.fromEntries((heard.get(article.id) ?? []).map((sound) => [sound.id, sound]))
    const parts = [
      article.lead ? figureHtml(article.lead, article.lead, siteUrl) : '',
      article.standfirst ? `<p><strong>${escapeHtml(article.standfirst)}</strong></p>` : '',
      documentHtml(found.body, { siteUrl, pictures, audio, mentions, t }),
    ]
    return { ...article, html: parts.filter(Boolean).join('\n'), mentioned: mentionedIds(found.body) }
  })
}
