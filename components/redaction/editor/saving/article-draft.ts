import { currentContent } from '#domain/articles/article.ts'
import type { ArticleContent } from '#domain/articles/content.ts'
import { documentSchema } from '#domain/articles/document.ts'
import { text, z } from '#lib/schema.ts'
import { readCopy } from './local-copies.ts'
import type { Draft, DraftKind } from './use-draft.ts'

const typed = text({ trim: false })
/** The shape without the limits: a headline the server refused as too long is just what must not be lost. */
const copySchema: z.ZodType<ArticleContent> = z.object({
  title: typed,
  standfirst: typed,
  sectionId: typed.nullable(),
  topicIds: z.array(typed),
  bylineIds: z.array(typed),
  lead: z.object({ mediaId: typed, alt: typed, caption: typed, credit: typed }).nullable(),
  body: documentSchema,
})

export const articleDraft: DraftKind<ArticleContent> = {
  fieldsOf: ({ title, standfirst, sectionId, topicIds, bylineIds, lead }) => ({
    title,
    standfirst,
    sectionId,
    topicIds,
    bylineIds,
    lead,
  }),
  readCopy: (copy) => readCopy(copy, (content) => copySchema.safeParse(currentContent(content)).data ?? null),
}

export type ArticleDraft = Draft<ArticleContent>
