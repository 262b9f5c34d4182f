import type { Fact } from './facts.ts'
import { type Reading, type Vector, valueScale } from './features.ts'
import { dimensions } from './hash.ts'

/** What weighed, and how much: a word (or link, number …) of the text, or a fact beside it. Positive speaks for a yes. */
export type Because = { text: string | null; fact: Fact | null; weight: number }

/** Of each sign: more would be read by nobody. */
const mostNamed = 5
/** Below this it did not weigh. */
const leastWeight = 0.05

// The part of a slot's value that falls to each time it was met. All zero between two comments.
const parts = new Float32Array(dimensions)
const times = new Uint16Array(dimensions)

/**
 * Gives every weight back to the word that it was found in: a word counts by itself, by its letters and by its pairs. The
 * vector must be of this very reading.
 */
export function explain(reading: Reading, vector: Vector, weights: Float32Array): Because[] {
  for (let i = 0; i < reading.count; i++) times[reading.slots[i]!]!++
  for (const packed of vector) {
    const slot = packed >>> 15
    parts[slot] = (weights[slot]! * (packed & 0x7fff) * valueScale) / times[slot]!
  }
  const bySource = new Float64Array(reading.sources.length)
  for (let i = 0; i < reading.count; i++) bySource[reading.owners[i]!]! += parts[reading.slots[i]!]!
  for (const packed of vector) {
    parts[packed >>> 15] = 0
    times[packed >>> 15] = 0
  }
  const named = new Map<string, Because>()
  for (const [index, source] of reading.sources.entries()) {
    const text = source.kind === 'text' ? source.text.toLowerCase() : null
    const fact = source.kind === 'fact' ? source.fact : null
    const key = text ?? ` ${fact}`
    const known = named.get(key)
    if (known) known.weight += bySource[index]!
    else named.set(key, { text, fact, weight: bySource[index]! })
  }
  const heavy = [...named.values()].filter(({ weight }) => Math.abs(weight) >= leastWeight)
  heavy.sort((a, b) => b.weight - a.weight)
  const speaking = heavy.filter(({ weight }) => weight > 0).slice(0, mostNamed)
  const against = heavy.filter(({ weight }) => weight < 0).slice(-mostNamed)
  return [...speaking, ...against]
}
