import { declareSettings } from '#domain/settings/noun-settings.ts'
import { text, z } from '#lib/schema.ts'

/** Characters. A mailbox shows some thirty of a name. */
export const mailLimits = { senderName: 60 } as const

/** Private: an address of the newsroom is no reader's business. */
export const mailSettings = declareSettings({
  key: 'mail',
  schema: z.object({
    /** Empty: the name of the newspaper. */
    senderName: text({ max: mailLimits.senderName }),
    /** Where answers go; empty: nowhere but to the address of the site. */
    replyTo: text().pipe(z.union([z.literal(''), z.email({ message: 'field.email' })])),
  }),
  defaults: { senderName: '', replyTo: '' },
})
