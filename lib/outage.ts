import { causesOf } from './causes.ts'

/** Whether the database could not be reached or not answer in time, as opposed to a defect of ours. Sees through wrapped errors. */
export function isOutage(error: unknown): boolean {
  for (const cause of causesOf(error))
    if ('code' in cause && unreachable.test(String(cause.code))) return true
  return false
}

// Sockets (E…), postgres.js (CONNECT…), SQLSTATE: connection exceptions, insufficient resources, shutdowns, and what
// goes away by itself: a lock held by somebody else (55P03), a limit of time (57014), deadlocks (40001, 40P01).
const unreachable =
  /^(?:ECONN|ETIMEDOUT|EPIPE|ENOENT$|CONNECT|08...$|40001$|40P01$|53...$|55P03$|57014$|57P0[1-5]$)/
