import { AppError, type ErrorCode, errorCodes } from '#domain/errors.ts'
import { sectionLimits } from '#domain/sections/section.ts'
import { siteSettingsSchema } from '#domain/settings/settings.ts'
import { z } from '#lib/schema.ts'
import { emailField, nameField } from './input.ts'

/** What a newsroom is begun with: who runs it, what it is called, and where its first articles go. */
const founderSchema = z.object({
  name: nameField,
  email: emailField,
  newspaper: siteSettingsSchema.shape.name,
  section: z.string().trim().max(sectionLimits.name, { message: 'field.too_long' }),
})

export type Founder = z.output<typeof founderSchema>

/** Everything that is wrong at once, by field. */
export function founderOf(given: unknown): Founder {
  const result = founderSchema.safeParse(given)
  if (result.success) return result.data
  const fields: Record<string, ErrorCode> = {}
  for (const { path, message } of result.error.issues)
    fields[String(path[0])] ??= errorCodes.find((code) => code === message) ?? 'request.invalid'
  throw new AppError(Object.values(fields)[0]!, { fields })
}
