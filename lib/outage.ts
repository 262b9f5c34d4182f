/** Whether the database could not be reached, as opposed to a defect of ours. Sees through wrapped errors. */
export function isOutage(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if ('code' in at && unreachable.test(String(at.code))) return true
  return false
}

// Sockets (E…), postgres.js (CONNECT…), SQLSTATE: connection exceptions, shutdowns, too many connections.
const unreachable = /^(?:ECONN|ETIMEDOUT|EPIPE|ENOENT$|CONNECT|08...$|57P0[1-3]$|53300$)/
