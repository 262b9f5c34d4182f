import { isIPv4 } from 'node:net'

/** The /24 of an IPv4 address, the /64 of an IPv6 one: what one household or office has. */
export const networkOf = (address: string): string => prefixOf(address, 4)

/** The /24 of an IPv4 address, the /48 of an IPv6 one: what one customer is given: a /48 holds 65,536 networks. */
export const wideNetworkOf = (address: string): string => prefixOf(address, 3)

function prefixOf(address: string, kept: number): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  const [head = '', tail = ''] = plain.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = plain.includes('::') ? Array(Math.max(0, 8 - left.length - right.length)).fill('0') : []
  const groups = [...left, ...zeros, ...right]
    .slice(0, kept)
    .map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/${16 * kept}`
}
