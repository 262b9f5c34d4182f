import { z } from '#lib/schema.ts'
import { navigationSchema } from './navigation.ts'

/** Zero: nobody has composed anything yet. */
const baseNumber = z.number().int().min(0)

export const saveNavigationInput = z.object({ baseNumber, navigation: navigationSchema })
/** `number` zero: as the product comes. */
export const restoreNavigationInput = z.object({ baseNumber, number: z.number().int().min(0) })

export type SaveNavigation = z.output<typeof saveNavigationInput>
