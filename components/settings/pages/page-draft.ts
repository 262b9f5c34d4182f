import { readCopy } from '#components/redaction/editor/saving/local-copies.ts'
import type { DraftKind } from '#components/redaction/editor/saving/use-draft.ts'
import { documentSchema } from '#domain/articles/document.ts'
import type { PageContent } from '#domain/pages/page.ts'
import { text, z } from '#lib/schema.ts'

const typed = text({ trim: false })
/** The shape without the limits: a title the server refused as too long is just what must not be lost. */
const copySchema: z.ZodType<PageContent> = z.object({ title: typed, standfirst: typed, body: documentSchema })

export const pageDraft: DraftKind<PageContent> = {
  fieldsOf: ({ title, standfirst }) => ({ title, standfirst }),
  readCopy: (copy) => readCopy(copy, (content) => copySchema.safeParse(content).data ?? null),
}
