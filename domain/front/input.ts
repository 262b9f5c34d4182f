import { leadKinds } from '#domain/articles/view.ts'
import { text, z } from '#lib/schema.ts'
import { type FrontLayout, frontLimits, leadRoom, placedIds } from './front.ts'

const id = z.uuid({ message: 'request.invalid' })
const pageId = id
/** Zero: nobody has composed this page yet. */
const baseNumber = z.int().min(0)
const stories = (max: number) => z.array(id).max(max, { message: 'front.too_many' })

const banner = z.object({
  text: text({ max: frontLimits.banner, required: true }),
  articleId: id.nullable(),
  endsAt: z.iso.datetime({ offset: true, message: 'field.date' }),
})

/** A composition as the desk sends it, and as it is kept. */
const layoutSchema: z.ZodType<FrontLayout> = z
  .object({
    kind: z.enum(leadKinds),
    leads: stories(2),
    isLeadOpen: z.literal(true).optional(),
    title: text({ max: frontLimits.title }),
    linked: stories(frontLimits.linked),
    seconds: stories(frontLimits.seconds),
    row: stories(frontLimits.row),
    blocks: z
      .array(z.object({ sectionId: id, stories: stories(frontLimits.block), isShown: z.boolean() }))
      .max(frontLimits.blocks, { message: 'front.too_many' }),
    hasLatest: z.boolean(),
    hasMostCommented: z.boolean(),
    banner: banner.nullable(),
  })
  .superRefine((layout, context) => {
    const refuse = (message: string, field: string) =>
      context.addIssue({ code: 'custom', message, path: [field] })
    const ids = placedIds(layout)
    if (new Set(ids).size < ids.length) refuse('front.repeated', 'stories')
    if (layout.kind === 'report' && layout.title === '') refuse('front.title_missing', 'title')
    // Only of two equals can one be left to the rule.
    if (layout.isLeadOpen && (layout.kind !== 'equal' || layout.leads.length > leadRoom(layout)))
      refuse('request.invalid', 'leads')
    const sections = layout.blocks.map(({ sectionId }) => sectionId)
    if (new Set(sections).size < sections.length) refuse('request.invalid', 'blocks')
  })

export const composeFrontInput = z.object({ pageId, baseNumber, layout: layoutSchema })
export const previewFrontInput = z.object({ pageId, layout: layoutSchema })
export const restoreFrontInput = z.object({ pageId, baseNumber, number: z.int().min(0) })
export const frontPageInput = z.object({ pageId })
export const findStoriesInput = z.object({ pageId, q: text({ max: 120 }).default('') })

export type ComposeFront = z.output<typeof composeFrontInput>
export type PreviewFront = z.output<typeof previewFrontInput>
export type RestoreFront = z.output<typeof restoreFrontInput>
