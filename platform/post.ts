import { type LookupAddress, lookup } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Why a host did not take what was sent. `isFinal`: sending it again as it is would change nothing. */
export class PostError extends Error {
  override name = 'PostError'
  readonly code: string
  readonly isFinal: boolean
  constructor(code: string, isFinal: boolean) {
    super(code)
    this.code = code
    this.isFinal = isFinal
  }
}

export type Post = (url: string, body: string, contentType: string) => Promise<void>

/** A host that takes longer than this is not waited for; the job comes again. Milliseconds. */
const patience = 10_000

/** Addresses of machines and networks that are nobody's business outside of them. */
const inner = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(network, prefix, 'ipv6')

export function isInnerAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const version = isIP(plain)
  return version === 0 || inner.check(plain, version === 4 ? 'ipv4' : 'ipv6')
}

/** Looks a name up and refuses what leads inside: asked by the connection itself, so that no second answer is believed. */
export const lookupOutside: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const addresses = found as LookupAddress[] | undefined
    if (error) return callback(error, '', 4)
    if (!addresses?.length || addresses.some(({ address }) => isInnerAddress(address)))
      return callback(Object.assign(new Error('inner address'), { code: 'EINNER' }), '', 4)
    if (options.all) callback(null, addresses)
    else callback(null, addresses[0]!.address, addresses[0]!.family)
  })
}

/**
 * Posts to a host that an administrator has named, and to no other: no redirect is followed, nothing of the answer is read
 * but its status, and a name that leads into a private network is refused. Throws PostError.
 */
export function createPost({
  reachesInside = false,
  wait = patience,
}: {
  reachesInside?: boolean
  wait?: number
} = {}): Post {
  return (url, body, contentType) =>
    new Promise((resolve, reject) => {
      const target = new URL(url)
      const isPlain = target.protocol === 'http:'
      const host = target.hostname.replace(/^\[|\]$/g, '')
      // A number is not looked up.
      if (!reachesInside && (isPlain || (isIP(host) !== 0 && isInnerAddress(host))))
        return reject(new PostError('EINNER', true))
      const asking = (isPlain ? requestPlain : requestTls)(
        target,
        {
          method: 'POST',
          agent: false,
          ...(reachesInside ? {} : { lookup: lookupOutside }),
          headers: {
            'content-type': contentType,
            'content-length': Buffer.byteLength(body),
            'user-agent': 'PleinJour',
          },
          signal: AbortSignal.timeout(wait),
        },
        (answer) => {
          const status = answer.statusCode ?? 0
          answer.destroy()
          if (status >= 200 && status < 300) resolve()
          else reject(new PostError(`HTTP ${status}`, status < 500 && status !== 408 && status !== 429))
        },
      )
      asking.on('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.name === 'AbortError' || error.name === 'TimeoutError'
            ? new PostError('ETIMEDOUT', false)
            : new PostError(error.code ?? 'EUNKNOWN', error.code === 'EINNER'),
        ),
      )
      asking.end(body)
    })
}
