import { roles } from '#domain/access.ts'
import { normaliseEmail } from '#lib/email.ts'
import { raw, slug, text, z } from '#lib/schema.ts'
import { passwordLimits } from './password.ts'
import { personLimits, readLink } from './person.ts'

export const nameField = text({ max: personLimits.name, required: true })
export const emailField = text({ required: true }).transform((typed, context) => {
  const address = normaliseEmail(typed)
  if (address !== null) return address
  context.addIssue({ code: 'custom', message: 'field.email' })
  return z.NEVER
})
/** Only its outer size is checked here: what makes a password good depends on whose it is. */
export const passwordField = raw(passwordLimits.max * 4).min(1, { message: 'field.required' })
const optionalId = z.union([
  z.literal('').transform(() => null),
  z.uuid({ message: 'field.choice' }),
  z.null(),
])
const id = z.uuid({ message: 'field.choice' })
const role = z.enum(roles, { message: 'field.choice' })

export const signInInput = z.object({
  email: text({ max: 1_000 }).catch(''),
  password: raw(10_000).catch(''),
  // A path is judged as it came: cleaned, it might be another one.
  suite: raw(500).catch('').default(''),
})

export const invitePersonInput = z.object({
  name: nameField,
  email: emailField,
  role,
  /** `new`: a byline of that person's name, made with the account. */
  bylineId: z.union([z.literal('new'), optionalId], { message: 'field.choice' }).default(null),
})
export const editPersonInput = z.object({
  userId: id,
  name: nameField,
  role,
  bylineId: optionalId.default(null),
})
export const personInput = z.object({ userId: id })

/** Beyond token and password only the first administrator's link asks for anything: see founder.ts. */
export const completeSetupInput = z.object({
  token: raw(100),
  name: text({ max: personLimits.name }).default(''),
  email: text({ max: 1_000 }).default(''),
  newspaper: text({ max: 1_000 }).default(''),
  section: text({ max: 1_000 }).default(''),
  password: raw(1_000).default(''),
})

export const changePasswordInput = z.object({ current: passwordField, next: passwordField })
export const sessionInput = z.object({ sessionId: id })
export const noInput = z.object({})

/** One address a line: https, or of e-mail. */
const links = text({ max: personLimits.links * personLimits.link, lines: true })
  .default('')
  .transform((typed, context) => {
    const lines = typed.split('\n').map((line) => line.trim())
    const found = lines.filter((line) => line !== '').map(readLink)
    if (found.length <= personLimits.links && found.every((link) => link !== null)) return found
    context.addIssue({
      code: 'custom',
      message: found.length > personLimits.links ? 'field.too_long' : 'field.url',
    })
    return z.NEVER
  })

const byline = z.object({
  name: nameField,
  jobTitle: text({ max: personLimits.jobTitle }).default(''),
  biography: text({ max: personLimits.biography, lines: true }).default(''),
  portraitId: optionalId.default(null),
  links,
})
/** Without an address, the name makes one. */
export const createBylineInput = byline.extend({ slug: slug(60, { optional: true }).default('') })
export const editBylineInput = byline.extend({ bylineId: id })
export const ownBylineInput = z.object({ name: nameField })
export const bylineInput = z.object({ bylineId: id })

export type InvitePerson = z.output<typeof invitePersonInput>
export type EditPerson = z.output<typeof editPersonInput>
export type CompleteSetup = z.output<typeof completeSetupInput>
/** Left out by who has no word on them: portrait and links stay as they are. */
type Looks = 'portraitId' | 'links'
type WithLooks<T extends Record<Looks, unknown>> = Omit<T, Looks> & Partial<Pick<T, Looks>>
export type CreateByline = WithLooks<z.output<typeof createBylineInput>>
export type EditByline = WithLooks<z.output<typeof editBylineInput>>
