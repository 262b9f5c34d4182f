import { z } from '#lib/schema.ts'

/** The account and the newspaper are asked only of whoever is signed in as a person of the demo. */
export const emptyDemoInput = z.object({
  siteName: z.string().max(1_000).default(''),
  name: z.string().max(1_000).default(''),
  email: z.string().max(1_000).default(''),
  password: z.string().max(1_000).default(''),
  newspaper: z.string().max(1_000).default(''),
  section: z.string().max(1_000).default(''),
})

export type EmptyDemo = z.output<typeof emptyDemoInput>
