/**
 * Whether rows are the whole answer of one statement; what is wrong with them, or null. A driver that hands out the
 * rows of another statement, or shifted ones, makes "no such article" of an article that exists;
 * patches/postgres+3.4.9.patch mends the one way we know, and this refuses all others.
 */
export function strayAnswer(rows: { length: number; count?: number | null }): StrayAnswer | null {
  if (rows.length === 0) return null
  const isWhole = 0 in rows && (typeof rows.count !== 'number' || rows.count === rows.length)
  return isWhole ? null : new StrayAnswer()
}

/** Its code is an outage for lib/outage.ts: the question has no answer, which is not an empty answer. */
class StrayAnswer extends Error {
  override name = 'StrayAnswer'
  code = 'CONNECTION_STRAY_ANSWER'
  constructor() {
    super('The database connection answered with the rows of another statement.')
  }
}
