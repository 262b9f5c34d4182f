import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

export interface UntrustedProxy {
  /** Looks at a request that was not found to come from a proxy we trust. */
  look(req: IncomingMessage): void
  /** For /readyz: who watches the site shall see it. */
  readonly warnings: readonly string[]
}

const hour = 3_600_000

/** This machine and its own networks: strangers write such headers too, and are no proxy of ours. */
const near = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  near.addSubnet(network, bits, 'ipv4')
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')

/**
 * A proxy whose X-Forwarded-For is not believed makes all readers one visitor: they share one limit of comments, and
 * anybody's wrong passwords are everybody's. It works, so nobody would notice; this says it.
 */
export function createUntrustedProxy(
  {
    isTrusted,
    warn,
  }: { isTrusted: (address: string) => boolean; warn: (peer: string, text: string) => void },
  now: () => number = Date.now,
): UntrustedProxy {
  let seenAt: number | undefined
  let saidAt: number | undefined
  return {
    look(req) {
      if (req.headers['x-forwarded-for'] === undefined && req.headers.forwarded === undefined) return
      const peer = (req.socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '')
      if (isIP(peer) === 0 || isTrusted(peer) || !near.check(peer, isIP(peer) === 6 ? 'ipv6' : 'ipv4')) return
      seenAt = now()
      if (saidAt !== undefined && seenAt - saidAt < hour) return
      saidAt = seenAt
      warn(
        peer,
        `requests are forwarded by ${peer}, whose X-Forwarded-For is not believed: all readers count as one visitor. If it is your reverse proxy, start with TRUST_PROXY=${peer}`,
      )
    },
    get warnings() {
      return seenAt !== undefined && now() - seenAt < hour ? ['untrusted_proxy'] : []
    },
  }
}
