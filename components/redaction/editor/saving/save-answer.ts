import type { ErrorCode } from '#domain/errors.ts'

/** What the server (or the lack of one) said to an attempt to save. */
export type SaveAnswer =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'conflict'; version: number; savedBy: string; savedAt: string }
  | { kind: 'signed_out' }
  /** No network, no answer in time, or a server that is restarting: worth trying again. */
  | { kind: 'unreachable' }
  /** The content itself was refused: trying again without a change is of no use. */
  | { kind: 'refused'; code: ErrorCode; values: Record<string, string | number> }
