import type { IncomingMessage } from 'node:http'

/** What a stored page needs to know of a request: in which coding, and whether its reader has it already. */
export interface FastPathRequest {
  acceptEncoding: string | undefined
  ifNoneMatch: string | undefined
}

/**
 * Reads the header lines of a request for one of our pages as they came, without the object that Node would make of all of
 * them. Undefined when anything is unusual: another host or two of them, a body, a server action, a line said twice.
 */
export function readFastPath(
  { method, rawHeaders }: Pick<IncomingMessage, 'method' | 'rawHeaders'>,
  host: string,
): FastPathRequest | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  let isOurs = false
  let acceptEncoding: string | undefined
  let ifNoneMatch: string | undefined
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]!
    // By length first: most lines are none of these.
    switch (name.length) {
      case 4:
        if (name.toLowerCase() !== 'host') break
        if (isOurs || rawHeaders[i + 1] !== host) return undefined
        isOurs = true
        break
      case 15:
        if (name.toLowerCase() !== 'accept-encoding') break
        if (acceptEncoding !== undefined) return undefined
        acceptEncoding = rawHeaders[i + 1]
        break
      case 13:
        if (name.toLowerCase() !== 'if-none-match') break
        if (ifNoneMatch !== undefined) return undefined
        ifNoneMatch = rawHeaders[i + 1]
        break
      case 11:
        if (name.toLowerCase() === 'next-action') return undefined
        break
      case 14:
        if (name.toLowerCase() === 'content-length') return undefined
        break
      case 17:
        if (name.toLowerCase() === 'transfer-encoding') return undefined
        break
      default:
    }
  }
  return isOurs ? { acceptEncoding, ifNoneMatch } : undefined
}
