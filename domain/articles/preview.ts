import { asc, eq } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { corrections } from '#db/schema/articles.ts'
import type { Viewer } from '#domain/access.ts'
import { audioViews } from '#domain/media/audio-queries.ts'
import { readingMinutes } from './article.ts'
import { typeset } from './content.ts'
import { getDeskArticle } from './desk-article-queries.ts'
import { listPickers } from './desk-queries.ts'
import { audioIds } from './document.ts'
import type { ArticleView } from './view.ts'
import { countWords } from './words.ts'

/** The draft in the shape, and with the typography, that readers will get. */
export async function getPreview(viewer: Viewer, id: string, now: Date): Promise<ArticleView | null> {
  const desk = await getDeskArticle(viewer, id)
  if (!desk) return null
  const [pickers, told] = await Promise.all([
    listPickers(),
    appDb()
      .select({ text: corrections.text, createdAt: corrections.createdAt })
      .from(corrections)
      .where(eq(corrections.articleId, id))
      .orderBy(asc(corrections.createdAt)),
  ])
  const content = typeset(desk.content, desk.language)
  const section = pickers.sections.find((s) => s.id === content.sectionId)
  const lead = content.lead && desk.pictures[content.lead.mediaId]
  return {
    id,
    slug: desk.slug,
    title: content.title,
    standfirst: content.standfirst,
    section: { slug: section?.slug ?? '', name: section?.name ?? '' },
    bylines: content.bylineIds.flatMap((bylineId) =>
      pickers.bylines.filter((byline) => byline.id === bylineId),
    ),
    lead: lead && content.lead ? { ...lead, ...content.lead, id: lead.id } : null,
    publishedAt: desk.publishedAt ?? now,
    updatedAt: null,
    commentCount: 0,
    readingMinutes: readingMinutes(countWords(content)),
    body: content.body,
    pictures: desk.pictures,
    audio: await audioViews(audioIds(content.body)),
    mentions: desk.mentions,
    topics: content.topicIds.flatMap((topicId) => pickers.topics.filter((topic) => topic.id === topicId)),
    corrections: told,
    commentsOpen: desk.commentsOpen,
    language: desk.language,
  }
}
