import { AppError, type ErrorCode, errorCodes } from '#domain/errors.ts'
import { sectionLimits } from '#domain/sections/section.ts'
import { siteSettingsSchema } from '#domain/settings/settings.ts'
import { text, z } from '#lib/schema.ts'
import { emailField, nameField, passwordField } from './input.ts'
import { passwordProblem } from './password.ts'

/** What a newsroom is begun with: who runs it, what it is called, and where its first articles go. */
const founderSchema = z.object({
  name: nameField,
  email: emailField,
  newspaper: siteSettingsSchema.shape.name,
  section: text({ max: sectionLimits.name }),
  password: passwordField,
})

export type Founder = z.output<typeof founderSchema>

/** Refuses with everything that is wrong at once, by field; whether the password is a good one, when the rest is right. */
export function founderOf(given: unknown): Founder {
  const fields: Record<string, ErrorCode> = {}
  const result = founderSchema.safeParse(given)
  if (result.success) {
    const problem = passwordProblem(result.data.password, { ...result.data, siteName: result.data.newspaper })
    if (problem === null) return result.data
    fields.password = problem
  }
  for (const { path, message } of result.error?.issues ?? [])
    fields[String(path[0])] ??= errorCodes.find((code) => code === message) ?? 'request.invalid'
  throw new AppError(Object.values(fields)[0]!, { fields })
}
