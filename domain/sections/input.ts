import { reservedSlugs } from '#contract/addresses.ts'
import { slug as address, text, z } from '#lib/schema.ts'
import { sectionLimits } from './section.ts'

const name = text({ max: sectionLimits.name, required: true })
const description = text({ max: sectionLimits.description, lines: true }).default('')
const id = z.uuid({ message: 'field.choice' })
/** An empty choice is the masthead itself; where nothing is said, the section stays where it stands. */
const parentId = z.union([z.literal('').transform(() => null), id.nullable()]).optional()

/** Addresses the site answers itself are not free. */
const slug = address(sectionLimits.slug, { optional: true })
  .refine((value) => !isReserved(value), { message: 'section.reserved' })
  .default('')

export const isReserved = (value: string): boolean => reservedSlugs.includes(value)

/** Without an address, the name makes one. */
export const createSectionInput = z.object({ name, slug, description, parentId })
export const editSectionInput = z.object({ sectionId: id, name, description, parentId })
export const moveSectionInput = z.object({ sectionId: id, direction: z.enum(['up', 'down']) })
export const sectionInput = z.object({ sectionId: id })

export type CreateSection = z.output<typeof createSectionInput>
export type EditSection = z.output<typeof editSectionInput>
