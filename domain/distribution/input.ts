import { z } from '#lib/schema.ts'
import { distributionSchema } from './settings.ts'

/** A form sends a ticked box as "on" and an unticked one not at all. */
const ticked = z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false)

export const saveDistributionInput = distributionSchema.omit({ indexNowKey: true }).extend({
  allowsTraining: ticked,
  allowsAiSearch: ticked,
  allowsUserFetch: ticked,
  /** The site makes the key itself, and a new one each time this is turned on. */
  usesIndexNow: ticked,
})
export type SaveDistribution = z.output<typeof saveDistributionInput>
