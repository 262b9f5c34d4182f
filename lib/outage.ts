import { causesOf } from './causes.ts'

/** Whether the database could not be reached, as opposed to a defect of ours. Sees through wrapped errors. */
export function isOutage(error: unknown): boolean {
  for (const cause of causesOf(error))
    if ('code' in cause && unreachable.test(String(cause.code))) return true
  return false
}

// Sockets (E…), postgres.js (CONNECT…), SQLSTATE: connection exceptions, shutdowns, too many connections.
const unreachable = /^(?:ECONN|ETIMEDOUT|EPIPE|ENOENT$|CONNECT|08...$|57P0[1-3]$|53300$)/
