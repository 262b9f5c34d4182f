import { raw, text, z } from '#lib/schema.ts'

/** Account and newspaper are required only of a user who is signed in with a demo account. */
export const emptyDemoInput = z.object({
  siteName: text({ max: 1_000 }).default(''),
  name: text({ max: 1_000 }).default(''),
  email: text({ max: 1_000 }).default(''),
  password: raw(1_000).default(''),
  newspaper: text({ max: 1_000 }).default(''),
  section: text({ max: 1_000 }).default(''),
})

export type EmptyDemo = z.output<typeof emptyDemoInput>
