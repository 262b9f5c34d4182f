import { chanceOf } from '../pictures/chance.ts'
import { wave } from './wave.ts'

/** Samples a second: enough for bronze, and half the bytes of a disc. */
const rate = 22_050

/** What sounds in a bell of this pitch: its share of the frequency, its loudness, and the seconds until it is a third of it. */
const partials = [
  [0.5, 0.45, 5.2],
  [1, 0.6, 3.1],
  [1.19, 0.5, 2.3],
  [1.5, 0.28, 1.5],
  [2, 0.7, 1.2],
  [2.01, 0.3, 1.1],
  [2.98, 0.25, 0.6],
  [4.1, 0.18, 0.35],
] as const

/** A bell in a hall with people in it, struck so many times; as WAV. The same number gives the same bytes. */
export function strikeBell(strokes: number): Buffer {
  const chance = chanceOf(`bell:${strokes}`)
  const samples = new Float32Array(Math.ceil((0.8 + strokes * 1.7 + 4) * rate))
  murmur(samples, chance)
  for (let stroke = 0; stroke < strokes; stroke++) {
    // Pulled by hand: never twice the same.
    const at = 0.8 + stroke * 1.7 + chance.between(-0.05, 0.05)
    strike(samples, Math.round(at * rate), chance.between(0.75, 1))
  }
  fadeOut(samples)
  return wave(samples, rate)
}

function strike(samples: Float32Array, start: number, force: number): void {
  for (const [ratio, loudness, lasting] of partials) {
    const turn = (2 * Math.PI * 392 * ratio) / rate
    for (let at = start; at < samples.length; at++) {
      const time = (at - start) / rate
      // The clapper takes some milliseconds to come off the bronze.
      const attack = Math.min(1, time / 0.004)
      samples[at]! +=
        0.16 * force * loudness * attack * Math.exp(-time / lasting) * Math.sin(turn * (at - start))
    }
  }
}

/** Voices far away, as noise without its high half that swells and falls. */
function murmur(samples: Float32Array, chance: { between(low: number, high: number): number }): void {
  let low = 0
  for (let at = 0; at < samples.length; at++) {
    low += 0.06 * (chance.between(-1, 1) - low)
    const swell = 0.6 + 0.4 * Math.sin(at / rate / 1.3) * Math.sin(at / rate / 0.37)
    samples[at] = 0.12 * swell * low
  }
}

function fadeOut(samples: Float32Array): void {
  const length = 2 * rate
  for (let at = 0; at < length; at++) samples[samples.length - 1 - at]! *= at / length
}
