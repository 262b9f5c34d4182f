import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { isIP } from 'node:net'
import { isInnerAddress, lookupOutside } from './post.ts'

/** Why a host gave nothing. It is said in the log, and never what the host said. */
export class GetError extends Error {
  override name = 'GetError'
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** `type`: what the answer must say it is. `most`: bytes. */
export type Wanted = { type: RegExp; most: number }
export type Get = (url: string, wanted: Wanted) => Promise<Buffer>

/** Somebody at the desk waits for it. Milliseconds, for everything together. */
const patience = 8_000
/** From one spelling of an address to another. */
const mostRedirects = 2

/**
 * Reads an answer of a host that the product knows by name and an administrator has allowed: nothing of a private network, no
 * redirect to another host, no more than is wanted, and not for long. Nothing of ours goes along. Throws GetError.
 */
export function createGet({
  reachesInside = false,
  wait = patience,
}: {
  reachesInside?: boolean
  wait?: number
} = {}): Get {
  return async (url, wanted) => {
    const signal = AbortSignal.timeout(wait)
    let target = new URL(url)
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const answer = await ask(target, reachesInside, signal)
      const status = answer.statusCode ?? 0
      if (status === 200) return await bodyOf(answer, wanted, signal)
      answer.destroy()
      const next = status >= 301 && status <= 308 ? answer.headers.location : undefined
      if (next === undefined || !URL.canParse(next, target.href)) throw new GetError(`HTTP ${status}`)
      const to = new URL(next, target)
      if (to.host !== target.host || to.protocol !== target.protocol) throw new GetError('EREDIRECT')
      target = to
    }
    throw new GetError('EREDIRECT')
  }
}

function ask(target: URL, reachesInside: boolean, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const isPlain = target.protocol === 'http:'
    const host = target.hostname.replace(/^\[|\]$/g, '')
    // A number is not looked up.
    if (!reachesInside && (isPlain || (isIP(host) !== 0 && isInnerAddress(host))))
      return reject(new GetError('EINNER'))
    const asking = (isPlain ? requestPlain : requestTls)(target, {
      agent: false,
      ...(reachesInside ? {} : { lookup: lookupOutside }),
      // What is packed could unpack to anything.
      headers: { 'user-agent': 'PleinJour', 'accept-encoding': 'identity' },
      signal,
    })
    asking.on('response', resolve)
    asking.on('error', (error) => reject(failure(error)))
    asking.end()
  })
}

async function bodyOf(answer: IncomingMessage, { type, most }: Wanted, signal: AbortSignal): Promise<Buffer> {
  const { 'content-type': said = '', 'content-encoding': coding = 'identity' } = answer.headers
  const length = Number(answer.headers['content-length'] ?? 0)
  try {
    if (!type.test(said) || coding !== 'identity') throw new GetError('ETYPE')
    if (length > most) throw new GetError('ETOOLARGE')
    const pieces: Buffer[] = []
    let received = 0
    for await (const piece of answer as AsyncIterable<Buffer>) {
      received += piece.length
      if (received > most) throw new GetError('ETOOLARGE')
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  } catch (error) {
    // What was given up breaks off as what fails does.
    if (signal.aborted) throw new GetError('ETIMEDOUT')
    throw error instanceof GetError ? error : failure(error as Error)
  } finally {
    answer.destroy()
  }
}

function failure(error: NodeJS.ErrnoException): GetError {
  const isLate = error.name === 'AbortError' || error.name === 'TimeoutError'
  return new GetError(isLate ? 'ETIMEDOUT' : (error.code ?? 'EUNKNOWN'))
}
