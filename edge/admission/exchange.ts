import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Target } from './request-target.ts'
import type { Zone } from './zone.ts'

/** One request and its answer, with what the edge knows about it. */
export interface Exchange {
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly id: string
  readonly method: string
  readonly target: Target
  readonly zone: Zone
  readonly clientAddress: string
  /** Whose turns it takes: the address's /24 or /48. */
  readonly network: string
  /** Brings what looks like a session. */
  readonly hasSession: boolean
  /** The client waits for a `100 Continue` before it sends its body. */
  readonly waitsForContinue: boolean
  /** Milliseconds between its arrival and its turn. */
  readonly waited: number
}

export function declaredLength(req: IncomingMessage): number | undefined {
  const value = req.headers['content-length']
  return value === undefined ? undefined : Number(value)
}

export function hasBody(req: IncomingMessage): boolean {
  return req.headers['transfer-encoding'] !== undefined || (declaredLength(req) ?? 0) > 0
}
