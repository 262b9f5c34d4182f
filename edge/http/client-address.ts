import { BlockList, isIP } from 'node:net'

/**
 * Whose request is it? The address of the socket, unless that is a proxy we were told to trust: then the right-most
 * address in X-Forwarded-For that is not such a proxy. Everything left of it was written by the visitor.
 */
export function createClientAddress(
  trusted: readonly string[],
): (socketAddress: string | undefined, forwardedFor: string | undefined) => string {
  const isTrusted = createTrust(trusted)

  return (socketAddress, forwardedFor) => {
    let client = plain(socketAddress) ?? '0.0.0.0'
    for (const hop of (forwardedFor ?? '').split(',').reverse()) {
      if (!isTrusted(client)) break
      const address = plain(withoutPort(hop.trim()))
      // A proxy that writes something else than an address has told us nothing.
      if (address === undefined) break
      client = address
    }
    return client
  }
}

/** Whether an address is that of a proxy we were told to trust. */
export function createTrust(trusted: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const entry of trusted) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** `203.0.113.7:4711`, `[2001:db8::1]:4711` and `[2001:db8::1]`, as several proxies write them. */
function withoutPort(hop: string): string {
  return /^\[([^\]]*)\](?::\d{1,5})?$/.exec(hop)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(hop)?.[1] ?? hop
}

/** An IPv4 address that came in through an IPv6 socket is still that IPv4 address. */
function plain(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const found = mapped ?? address
  return isIP(found) === 0 ? undefined : found
}
