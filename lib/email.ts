/** RFC 5321 §4.5.3.1.3: a path is at most 256 octets with its brackets. */
export const emailLimit = 254

/**
 * NFKC first, then one strict address: no list, no comment, no quoted part (GHSA-7rqj-j65f-68wh: a
 * look-alike @ that normalises to a second one splits recipients).
 */
export function normaliseEmail(raw: string): string | null {
  if (raw.length > 4 * emailLimit) return null
  const email = raw.normalize('NFKC').trim().toLowerCase()
  if (email.length > emailLimit) return null
  const match = /^([a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(email)
  if (!match) return null
  const [, local, host] = match
  if (local!.startsWith('.') || local!.endsWith('.') || local!.includes('..')) return null
  const labels = host!.split('.')
  if (labels.some((label) => label.length > 63 || label.startsWith('-') || label.endsWith('-'))) return null
  return labels.at(-1)!.length >= 2 ? email : null
}
