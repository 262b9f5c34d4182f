/** Joins class names; what is not said (false, null, undefined, '') is left out. */
export function classNames(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}
