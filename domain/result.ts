import type { ErrorCode } from './errors.ts'

/** What an action answers: expected refusals are values, so that forms keep what was typed. */
export type ActionResult<T = null> =
  | { ok: true; data: T }
  | {
      ok: false
      code: ErrorCode
      fields: Record<string, ErrorCode>
      values: Record<string, string | number>
    }
