import { wideNetworkOf } from '#lib/network.ts'

export interface ConnectionShare {
  /** Whether one more connection from this address has a place. */
  take(address: string): boolean
  give(address: string): void
}

/** No network takes all connections. Exempt are those that carry the readers of many networks: a trusted proxy, and this machine. */
export function createConnectionShare(
  perNetwork: number,
  isExempt: (address: string) => boolean,
): ConnectionShare {
  const held = new Map<string, number>()
  return {
    take(address) {
      if (isExempt(address)) return true
      const network = wideNetworkOf(address)
      const count = held.get(network) ?? 0
      if (count >= perNetwork) return false
      held.set(network, count + 1)
      return true
    },
    give(address) {
      if (isExempt(address)) return
      const network = wideNetworkOf(address)
      const count = (held.get(network) ?? 0) - 1
      if (count > 0) held.set(network, count)
      else held.delete(network)
    },
  }
}
