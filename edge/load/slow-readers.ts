/** What is on its way to one reader, since the last time that nothing was. */
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

/** Pure. Undefined as long as the reader takes what he is given: what is kept for him is in the kernel, not here. */
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
 * A byte a second keeps a connection alive for ever and reads nothing in a lifetime. Whoever has been behind for a
 * while must have taken his bytes at the slowest rate that we call reading.
 */
export function isTooSlow(
  { since, from, now, given }: SendProgress,
  limits: { readonly sendingGrace: number; readonly slowestReader: number },
): boolean {
  return now - since > limits.sendingGrace + ((given - from) / limits.slowestReader) * 1_000
}
