import { roles } from '#domain/access.ts'
import { normaliseEmail } from '#domain/comments/comment.ts'
import { z } from '#lib/schema.ts'
import { slugPattern } from '#lib/slug.ts'
import { passwordLimits } from './password.ts'
import { personLimits } from './person.ts'

export const nameField = z
  .string()
  .trim()
  .min(1, { message: 'field.required' })
  .max(personLimits.name, { message: 'field.too_long' })
export const emailField = z.string().transform((raw, context) => {
  const address = normaliseEmail(raw)
  if (address !== null) return address
  context.addIssue({ code: 'custom', message: 'field.email' })
  return z.NEVER
})
/** Only its outer size is checked here: what makes a password good depends on whose it is. */
export const passwordField = z
  .string()
  .min(1, { message: 'field.required' })
  .max(passwordLimits.max * 4, { message: 'field.too_long' })
const optionalId = z.union([
  z.literal('').transform(() => null),
  z.uuid({ message: 'field.choice' }),
  z.null(),
])
const id = z.uuid({ message: 'field.choice' })
const role = z.enum(roles, { message: 'field.choice' })

export const signInInput = z.object({
  email: z.string().max(1_000).catch(''),
  password: z.string().max(10_000).catch(''),
  suite: z.string().max(500).catch('').default(''),
})

export const invitePersonInput = z.object({
  name: nameField,
  email: emailField,
  role,
  /** `new`: a byline of that person's name, made with the account. */
  authorId: z.union([z.literal('new'), optionalId], { message: 'field.choice' }).default(null),
})
export const editPersonInput = z.object({
  userId: id,
  name: nameField,
  role,
  authorId: optionalId.default(null),
})
export const personInput = z.object({ userId: id })

/** Beyond token and password only the first administrator's link asks for anything: see founder.ts. */
export const completeSetupInput = z.object({
  token: z.string().max(100),
  name: z.string().trim().max(personLimits.name, { message: 'field.too_long' }).default(''),
  email: z.string().trim().max(1_000).default(''),
  newspaper: z.string().max(1_000).default(''),
  section: z.string().max(1_000).default(''),
  password: z.string().max(1_000).default(''),
})

export const changePasswordInput = z.object({ current: passwordField, next: passwordField })
export const sessionInput = z.object({ sessionId: id })
export const noInput = z.object({})

const slug = z
  .string()
  .trim()
  .max(60, { message: 'field.too_long' })
  .refine((value) => value === '' || slugPattern.test(value), { message: 'field.slug' })
const byline = z.object({
  name: nameField,
  jobTitle: z.string().trim().max(personLimits.jobTitle, { message: 'field.too_long' }).default(''),
  biography: z.string().trim().max(personLimits.biography, { message: 'field.too_long' }).default(''),
})
/** Without an address, the name makes one. */
export const createBylineInput = byline.extend({ slug: slug.default('') })
export const editBylineInput = byline.extend({ authorId: id })
export const ownBylineInput = z.object({ name: nameField })
export const bylineInput = z.object({ authorId: id })

export type InvitePerson = z.output<typeof invitePersonInput>
export type EditPerson = z.output<typeof editPersonInput>
export type CompleteSetup = z.output<typeof completeSetupInput>
export type CreateByline = z.output<typeof createBylineInput>
export type EditByline = z.output<typeof editBylineInput>
