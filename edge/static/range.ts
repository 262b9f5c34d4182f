import type { Range } from '#platform/storage/storage.ts'

/**
 * The part that a Range header asks for of something this long (RFC 9110 §14). `whole`: it asks for none, in a way that we do
 * not answer, or for several at once, which no player does. `none`: for bytes behind the end.
 */
export function rangeOf(header: string | undefined, size: number): Required<Range> | 'whole' | 'none' {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!found) return 'whole'
  const [, from = '', to = ''] = found
  if (from === '') {
    if (to === '') return 'whole'
    const last = Math.min(Number(to), size)
    return last === 0 ? 'none' : { start: size - last, end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return 'whole'
  return start >= size ? 'none' : { start, end }
}

/** Whether a part of what the client has may be sent, or what it has is another file by now: If-Range (RFC 9110 §13.1.5). */
export const isStillThat = (header: string | undefined, etag: string): boolean =>
  header === undefined || header.trim() === etag
