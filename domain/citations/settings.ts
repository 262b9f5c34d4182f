import { declareSettings } from '#domain/settings/noun-settings.ts'
import { raw, z } from '#lib/schema.ts'
import { citedHosts } from './hosts.ts'

const citationsSchema = z.object({
  /** Keys of the hosts that the server may ask. One that a later release no longer knows is forgotten. */
  hosts: z
    .array(raw(40))
    .max(100)
    .transform((keys) => citedHosts.map(({ key }) => key).filter((key) => keys.includes(key))),
})
export type CitationsSettings = z.infer<typeof citationsSchema>

/** Whom the server may ask about videos and posts: nobody, until an administrator says so. */
export const citationsSettings = declareSettings({
  key: 'citations',
  schema: citationsSchema,
  defaults: { hosts: [] },
})
