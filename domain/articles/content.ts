import { AppError, type ErrorCode } from '#domain/errors.ts'
import type { Language } from '#lib/locale.ts'
import { text, z } from '#lib/schema.ts'
import { isBlank } from '#lib/text.ts'
import { typesetText } from '#lib/typography.ts'
import { articleLimits, currentContent } from './article.ts'
import {
  type ArticleDocument,
  audioIds,
  documentSchema,
  emptyDocument,
  inlineText,
  mapText,
  pictureIds,
  picturesOf,
  plainText,
} from './document.ts'
import { foreignParts } from './foreign-parts.ts'
import { typesetInlines } from './passages.ts'

/** Everything an editor types about an article; drafts and revisions hold exactly this. */
export type ArticleContent = {
  title: string
  standfirst: string
  sectionId: string | null
  topicIds: string[]
  bylineIds: string[]
  lead: LeadPicture | null
  body: ArticleDocument
}
export type LeadPicture = { mediaId: string; alt: string; caption: string; credit: string }

/** Saved while it is typed: a space at the end is the beginning of the next word. */
const typed = (max: number, tooLong: ErrorCode) => text({ max, tooLong, trim: false })
const caption = typed(500, 'field.too_long')

/** Every character counts, also those that no reader would see. */
export function lengthOf(body: ArticleDocument): number {
  let length = 0
  const text = (words: string) => {
    length += words.length
    return words
  }
  mapText(body, {
    inlines: (inlines) => {
      length += inlineText(inlines).length
      return inlines
    },
    text,
    cited: text,
  })
  return length
}

/** A draft may be incomplete, but never malformed or beyond its limits. */
export const contentSchema: z.ZodType<ArticleContent> = z.preprocess(
  currentContent,
  z.object({
    title: typed(articleLimits.title, 'article.title_too_long'),
    standfirst: typed(articleLimits.standfirst, 'article.standfirst_too_long'),
    sectionId: z.uuid().nullable(),
    topicIds: z.array(z.uuid()).max(articleLimits.topics),
    bylineIds: z.array(z.uuid()).max(articleLimits.bylines),
    lead: z.object({ mediaId: z.uuid(), alt: caption, caption, credit: caption }).nullable(),
    body: documentSchema.refine((body) => lengthOf(body) <= articleLimits.bodyCharacters, {
      message: 'article.body_too_long',
    }),
  }),
)

export const emptyContent: ArticleContent = {
  title: '',
  standfirst: '',
  sectionId: null,
  topicIds: [],
  bylineIds: [],
  lead: null,
  body: emptyDocument,
}

/** What is missing before readers may see it, by field; empty when nothing is. */
export function missingForPublication(content: ArticleContent): Record<string, ErrorCode> {
  const problems: Record<string, ErrorCode> = {}
  if (isBlank(content.title)) problems.title = 'article.title_missing'
  if (!content.sectionId) problems.section = 'article.section_missing'
  if (content.bylineIds.length === 0) problems.bylines = 'article.byline_missing'
  if (isBlank(plainText(content.body))) problems.body = 'article.body_missing'
  // Who cannot see a picture is owed its words.
  if (content.lead && isBlank(content.lead.alt)) problems.lead = 'article.alt_missing'
  const mute = picturesOf(content.body).some(({ alt }) => isBlank(alt))
  if (mute) problems.body = 'article.alt_missing'
  return problems
}

export function checkPublishable(content: ArticleContent): void {
  const fields = missingForPublication(content)
  const [first] = Object.values(fields)
  if (first) throw new AppError(first, { fields })
}

/**
 * Content as it is printed in a language: exact spaces, quotes and apostrophes, in words only. Descriptions too: they
 * stand where a picture fails to come, and are read aloud the same.
 */
export function typeset(content: ArticleContent, language: Language): ArticleContent {
  const text = (typed: string) => typesetText(typed.trim(), language)
  const { lead } = content
  const foreign = foreignParts(content.body.content)
  return {
    ...content,
    title: text(content.title),
    standfirst: text(content.standfirst),
    lead: lead && {
      ...lead,
      alt: text(lead.alt),
      caption: text(lead.caption),
      credit: text(lead.credit),
    },
    body: mapText(content.body, {
      text: (typed, node) => typesetText(typed.trim(), foreign.get(node) ?? language),
      inlines: (inlines) => typesetInlines(inlines, language),
    }),
  }
}

/** Pictures and sounds: what must be there when it is published. */
export function mediaIds(content: ArticleContent): string[] {
  return [
    ...new Set([
      ...(content.lead ? [content.lead.mediaId] : []),
      ...pictureIds(content.body),
      ...audioIds(content.body),
    ]),
  ]
}
