import { causesOf } from './causes.ts'

/**
 * Whether the database refused a value for what it is. The sender can mend it, trying again cannot: this is
 * neither an outage nor ours. Input is checked before it gets there, so that each of these is also worth a line in the log.
 */
export function isRefusedValue(error: unknown): boolean {
  for (const cause of causesOf(error)) if ('code' in cause && refused.test(String(cause.code))) return true
  return false
}

// SQLSTATE: too long (22001), out of range (22003), no date (22007, 22008), not in the encoding (22021), no such
// text as a value (22P02), a character no text may hold (22P05), beyond a limit of the server (54000).
const refused = /^(?:22001|22003|22007|22008|22021|22P02|22P05|54000)$/
