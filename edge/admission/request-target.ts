/**
 * The request target, read once and strictly. Two programs that disagree about what a path is are a way around every
 * rule, so whatever could be read in two ways is refused, and Next receives the canonical spelling only.
 */
export interface Target {
  /** Decoded: what rules compare. */
  path: string
  /** Canonically encoded: what is sent on, looked up and one day cached. */
  encoded: string
  /** Raw query without its question mark. */
  query: string
}

export type Reading =
  | { kind: 'target'; target: Target }
  /** The address is clear but untidy: a trailing or a double slash. */
  | { kind: 'tidy'; target: Target }
  | { kind: 'refused'; reason: 'form' | 'characters' | 'encoding' | 'dots' | 'length' }

const printable = /^[\x21-\x7e]+$/
/** Slash, backslash, percent, NUL and the other control characters (C1, too) have no business being hidden. */
const hidden = /%(?:2f|5c|25|[01][0-9a-f]|7f|c2%[89][0-9a-f])/i

export function readTarget(raw: string, maxLength: number): Reading {
  if (!raw.startsWith('/')) return { kind: 'refused', reason: 'form' }
  if (raw.length > maxLength) return { kind: 'refused', reason: 'length' }
  if (!printable.test(raw) || raw.includes('#')) return { kind: 'refused', reason: 'characters' }
  const cut = raw.indexOf('?')
  const rawPath = cut === -1 ? raw : raw.slice(0, cut)
  const query = cut === -1 ? '' : raw.slice(cut + 1)
  if (rawPath.includes('\\')) return { kind: 'refused', reason: 'characters' }
  if (hidden.test(rawPath)) return { kind: 'refused', reason: 'encoding' }
  const decoded = decode(rawPath)
  if (decoded === undefined) return { kind: 'refused', reason: 'encoding' }
  const segments = decoded.split('/')
  if (segments.includes('.') || segments.includes('..')) return { kind: 'refused', reason: 'dots' }
  const path = tidy(decoded)
  const target = { path, encoded: path.split('/').map(encodeSegment).join('/'), query }
  return { kind: path === decoded ? 'target' : 'tidy', target }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

function tidy(path: string): string {
  const single = path.replace(/\/{2,}/g, '/')
  return single.length > 1 && single.endsWith('/') ? single.slice(0, -1) : single
}

/** `encodeURIComponent` minus the characters that RFC 3986 allows bare in a segment. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent)
}
