import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { wideNetworkOf } from '#lib/network.ts'
import type { EdgeLog } from '../http/access-log.ts'
import { createClientAddress, createTrust } from '../http/client-address.ts'
import type { Exchange } from './exchange.ts'
import { createSessionCheck } from './session-cookie.ts'
import { createUntrustedProxy } from './untrusted-proxy.ts'

/** Who asks, as far as a request says it. */
export type Visitor = Pick<Exchange, 'clientAddress' | 'network' | 'hasSession'>

export interface Visitors {
  of(req: IncomingMessage): Visitor
  /** As `of` says it, and cheap: a crowd is asked for it, before anything else is known. */
  networkOf(req: IncomingMessage): string
  /** Whether the connections from an address are those of many visitors: a proxy we trust, or this machine. */
  bringsMany(address: string): boolean
  /** What is set wrongly, as far as it can be seen from here. */
  readonly warnings: readonly string[]
}

export function createVisitors(options: {
  siteUrl: string
  trustProxy: readonly string[]
  log: EdgeLog
  onWarning?: ((text: string) => void) | undefined
}): Visitors {
  const { siteUrl, trustProxy, log, onWarning } = options
  const addressOf = createClientAddress(trustProxy)
  const hasSession = createSessionCheck(siteUrl)
  const isTrusted = createTrust(trustProxy)
  const untrusted = createUntrustedProxy({
    isTrusted,
    warn(peer, text) {
      log.warn({ peer }, text)
      onWarning?.(text)
    },
  })
  /** The network of a connection that brings one visitor. */
  const networks = new WeakMap<Socket, string>()

  return {
    networkOf(req) {
      const { socket } = req
      const forwarded = req.headers['x-forwarded-for']
      if (forwarded !== undefined && trustProxy.length > 0)
        return wideNetworkOf(addressOf(socket.remoteAddress, String(forwarded)))
      const known = networks.get(socket)
      if (known !== undefined) return known
      const network = wideNetworkOf(addressOf(socket.remoteAddress, undefined))
      networks.set(socket, network)
      return network
    },
    of(req) {
      untrusted.look(req)
      const forwarded = req.headersDistinct['x-forwarded-for']?.join(',')
      const clientAddress = addressOf(req.socket.remoteAddress, forwarded)
      return {
        clientAddress,
        network: wideNetworkOf(clientAddress),
        hasSession: hasSession(req.headers.cookie),
      }
    },
    bringsMany: (address) => address === '::1' || address.startsWith('127.') || isTrusted(address),
    get warnings() {
      return untrusted.warnings
    },
  }
}
