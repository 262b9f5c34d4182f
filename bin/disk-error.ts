import { causesOf } from '#lib/causes.ts'

const causes: Record<string, string> = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'The quota of the disk is used up',
  EROFS: 'The disk is read-only',
  // What PostgreSQL says.
  '53100': 'The disk of the database is full',
}

/** Pure: nothing can be written, whatever it is. Somebody has to see to the disk, and meanwhile what is there can be read. */
export function isDiskError(error: unknown): boolean {
  return find(error) !== undefined
}

/** Pure: what is wrong with the disk and what to do; undefined for every other error. */
export function explainDiskError(error: unknown): string | undefined {
  const found = find(error)
  if (found === undefined) return undefined
  const { what, message } = found
  const advice = what.includes('read-only') ? '' : ' Free some space and start again: nothing is lost.'
  return `${what} (${message}).${advice}`
}

function find(error: unknown): { what: string; message: string } | undefined {
  for (const { code, message } of causesOf(error)) {
    const what = causes[String(code)]
    if (what !== undefined) return { what, message }
  }
  return undefined
}
