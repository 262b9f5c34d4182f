import type { z } from '#lib/schema.ts'

/** What a noun lets a newsroom choose: one row of the table `settings`. */
export interface NounSettings<T extends object> {
  key: string
  schema: z.ZodType<T>
  /** For what was never set. */
  defaults: T
  /** Whether readers' pages may know it. The view `public_settings` has the last word. */
  isPublic: boolean
}

/** Every key that was declared, and for whom. */
export const declared = new Map<string, NounSettings<object>>()

/**
 * Declares the settings of a noun, in its `settings.ts`. They are private unless it says otherwise: readers' pages ask as a
 * role that cannot see them. A new public key is a line in the view `public_settings` as well.
 */
export function declareSettings<T extends object>({
  public: given,
  ...settings
}: {
  key: string
  schema: z.ZodType<T>
  defaults: NoInfer<T>
  public?: true
}): NounSettings<T> {
  const made = { ...settings, isPublic: given === true }
  declared.set(settings.key, made)
  return made
}
