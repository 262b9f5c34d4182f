/** Everything the edge says no with: the status, and the place of its sentence in the messages. */
export const httpErrors = {
  'request.invalid': 400,
  'auth.unauthenticated': 401,
  'request.cross_site': 403,
  'request.not_found': 404,
  'request.method': 405,
  'request.too_slow': 408,
  'request.too_large': 413,
  'request.too_long': 414,
  'request.wrong_site': 421,
  'request.coding': 501,
  'site.overloaded': 503,
  'site.unavailable': 503,
  'site.uncertain': 503,
  'site.timeout': 504,
} as const

export type HttpErrorCode = keyof typeof httpErrors

/** Thrown where a request is found wanting; answered in one place. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly code: HttpErrorCode
  readonly headers: Readonly<Record<string, string>>
  constructor(code: HttpErrorCode, headers: Readonly<Record<string, string>> = {}) {
    super(code)
    this.code = code
    this.headers = headers
  }
}

/** Spread out, so that everybody who was sent away does not come back in the same second. */
export function overloaded(): HttpError {
  return new HttpError('site.overloaded', { 'retry-after': String(2 + Math.floor(Math.random() * 9)) })
}

/** The visitor has gone: there is nobody left to answer. */
export class ClientGone extends Error {
  override readonly name = 'Gone'
}
