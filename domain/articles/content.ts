import { AppError, type ErrorCode } from '#domain/errors.ts'
import { text, z } from '#lib/schema.ts'
import { isBlank } from '#lib/text.ts'
import { frenchTypography } from '#lib/typography.ts'
import { articleLimits } from './article.ts'
import {
  type ArticleDocument,
  documentSchema,
  emptyDocument,
  mapText,
  pictureIds,
  plainText,
} from './document.ts'

/** Everything an editor types about an article; drafts and revisions hold exactly this. */
export type ArticleContent = {
  title: string
  standfirst: string
  sectionId: string | null
  topicIds: string[]
  authorIds: string[]
  lead: LeadPicture | null
  body: ArticleDocument
}
export type LeadPicture = { mediaId: string; alt: string; caption: string; credit: string }

/** Saved while it is typed: a space at the end is the beginning of the next word. */
const typed = (max: number, tooLong: ErrorCode) => text({ max, tooLong, trim: false })
const caption = typed(500, 'field.too_long')

/** A draft may be incomplete, but never malformed or beyond its limits. */
export const contentSchema: z.ZodType<ArticleContent> = z.object({
  title: typed(articleLimits.title, 'article.title_too_long'),
  standfirst: typed(articleLimits.standfirst, 'article.standfirst_too_long'),
  sectionId: z.uuid().nullable(),
  topicIds: z.array(z.uuid()).max(articleLimits.topics),
  authorIds: z.array(z.uuid()).max(articleLimits.bylines),
  lead: z.object({ mediaId: z.uuid(), alt: caption, caption, credit: caption }).nullable(),
  body: documentSchema.refine((body) => plainText(body).length <= articleLimits.bodyCharacters, {
    message: 'article.body_too_long',
  }),
})

export const emptyContent: ArticleContent = {
  title: '',
  standfirst: '',
  sectionId: null,
  topicIds: [],
  authorIds: [],
  lead: null,
  body: emptyDocument,
}

/** What is missing before readers may see it, by field; empty when nothing is. */
export function missingForPublication(content: ArticleContent): Record<string, ErrorCode> {
  const problems: Record<string, ErrorCode> = {}
  if (isBlank(content.title)) problems.title = 'article.title_missing'
  if (!content.sectionId) problems.section = 'article.section_missing'
  if (content.authorIds.length === 0) problems.bylines = 'article.byline_missing'
  if (isBlank(plainText(content.body))) problems.body = 'article.body_missing'
  // Who cannot see a picture is owed its words.
  if (content.lead && isBlank(content.lead.alt)) problems.lead = 'article.alt_missing'
  const mute = content.body.content.some((node) => node.type === 'picture' && isBlank(node.attrs.alt))
  if (mute) problems.body = 'article.alt_missing'
  return problems
}

export function checkPublishable(content: ArticleContent): void {
  const fields = missingForPublication(content)
  const [first] = Object.values(fields)
  if (first) throw new AppError(first, { fields })
}

/** Content as it is printed: exact French spaces, quotes and apostrophes, in words only. */
export function typeset(content: ArticleContent): ArticleContent {
  const picture = <P extends { caption: string }>(p: P): P => ({ ...p, caption: frenchTypography(p.caption) })
  const body = mapText(content.body, frenchTypography)
  return {
    ...content,
    title: frenchTypography(content.title.trim()),
    standfirst: frenchTypography(content.standfirst.trim()),
    lead: content.lead && picture(content.lead),
    body: {
      ...body,
      content: body.content.map((node) =>
        node.type === 'picture' ? { ...node, attrs: picture(node.attrs) } : node,
      ),
    },
  }
}

export function mediaIds(content: ArticleContent): string[] {
  return [...new Set([...(content.lead ? [content.lead.mediaId] : []), ...pictureIds(content.body)])]
}
