import type { ErrorCode } from '#domain/errors.ts'

/** The sign-in page with the reason of a refusal. Never who tried: addresses end up in histories. */
export function refusedSignInHref(
  code: ErrorCode,
  values: Record<string, string | number> = {},
  suite: string | null = null,
): string {
  const query = new URLSearchParams({ erreur: code })
  if (values.seconds) query.set('secondes', String(values.seconds))
  if (suite) query.set('suite', suite)
  return `/connexion?${query}`
}
