/** How one reader is getting on with what was sent since the send buffer was last empty. */
export interface SendProgress {
  readonly since: number
  readonly from: number
  readonly now: number
  /** All bytes that were given to the socket, those it still holds included. */
  readonly given: number
}

interface Outgoing {
  readonly bytesWritten: number
  readonly writableLength: number
}

/** Undefined while the reader keeps up: nothing is buffered in this process. */
export function trackProgress(
  before: SendProgress | undefined,
  { bytesWritten, writableLength }: Outgoing,
  now: number,
): SendProgress | undefined {
  if (writableLength === 0) return undefined
  if (before === undefined)
    return { since: now, from: bytesWritten - writableLength, now, given: bytesWritten }
  return { ...before, now, given: bytesWritten }
}

/**
 * A client that takes a byte a second would hold its connection for ever. After a grace period it must have taken its
 * bytes at the slowest rate that we call reading.
 */
export function isTooSlow(
  { since, from, now, given }: SendProgress,
  limits: { readonly sendingGrace: number; readonly slowestReader: number },
): boolean {
  return now - since > limits.sendingGrace + ((given - from) / limits.slowestReader) * 1_000
}
