/** A small seeded generator: the same motif and seed must give the same picture on every machine. */
export type Chance = {
  between(low: number, high: number): number
  int(low: number, high: number): number
  pick<const T>(items: readonly [T, ...T[]]): T
  maybe(probability: number): boolean
}

export function chanceOf(text: string): Chance {
  let state = 2166136261
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 16777619)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    between: (low, high) => low + (high - low) * next(),
    int: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    maybe: (probability) => next() < probability,
  }
}
