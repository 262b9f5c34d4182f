export type Encoding = 'br' | 'gzip' | 'identity'

/**
 * The best coding among those we can offer, by the rules of RFC 9110 §12.5.3: `q=0` forbids, `*` speaks for what is
 * not named, `identity` is allowed unless it is forbidden. Ties go to the smaller result. When nothing is acceptable
 * the plain bytes are sent: some answer beats none.
 */
export function negotiate(header: string | undefined, offered: readonly Encoding[]): Encoding {
  if (header === undefined || header.trim() === '') return 'identity'
  const weights = parse(header)
  const others = weights.get('*')
  let best: Encoding = 'identity'
  let bestWeight = 0
  for (const encoding of order) {
    if (encoding !== 'identity' && !offered.includes(encoding)) continue
    // Unnamed, identity is acceptable but wanted least.
    const unnamed = encoding === 'identity' ? (others === 0 ? 0 : 0.0001) : (others ?? 0)
    const weight = weights.get(encoding) ?? unnamed
    if (weight > bestWeight) {
      best = encoding
      bestWeight = weight
    }
  }
  return best
}

const order: readonly Encoding[] = ['br', 'gzip', 'identity']

function parse(header: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    if (name === '') continue
    let weight = 1
    for (const parameter of parameters) {
      const value = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(parameter)?.[1]
      // A weight that cannot be read is no wish for that coding.
      if (parameter.startsWith('q=')) weight = value === undefined ? 0 : Number(value)
    }
    weights.set(name === 'x-gzip' ? 'gzip' : name, weight)
  }
  return weights
}
