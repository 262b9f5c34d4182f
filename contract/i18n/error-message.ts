import type { Translator } from './translator.ts'

/** The sentence for an error code ('comment.too_long' → errors.comment_too_long). */
export function errorMessage(
  t: Translator,
  code: string,
  values: Record<string, string | number> = {},
): string {
  return t(
    `errors.${code.replace('.', '_')}` as Parameters<Translator>[0],
    { seconds: 0, ...values } as never,
  )
}
