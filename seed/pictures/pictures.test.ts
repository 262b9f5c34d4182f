import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawIllustration, drawPlates, motifs } from './illustration.ts'

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('illustrations', () => {
  it('has ink and tones on a plate of every motif', async () => {
    for (const [i, motif] of motifs.entries()) {
      const plates = drawPlates({ motif, seed: i }, 120)
      const tones = await Promise.all(
        plates.map(async (svg) => (await sharp(Buffer.from(svg)).stats()).channels[0]!.stdev),
      )
      // A plate that failed to draw would be a sheet of one tone.
      expect(Math.max(...tones), motif).toBeGreaterThan(20)
    }
  })

  it('prints a light 2400 × 1600 JPEG', { timeout: 30_000 }, async () => {
    const jpeg = await drawIllustration({ motif: motifs[0]!, section: 'sports', seed: 1 })
    const { format, width, height } = await sharp(jpeg).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 2400, height: 1600 })
    expect(jpeg.length).toBeLessThan(900_000)
    const { channels } = await sharp(jpeg).resize(60, 40).stats()
    expect(channels[0]!.stdev).toBeGreaterThan(20)
  })

  it('draws the same bytes for the same input, even side by side, and others for another section', {
    timeout: 30_000,
  }, async () => {
    const draw = (section: 'societe' | 'culture') => drawIllustration({ motif: 'bridge', section, seed: 7 })
    const [first, second, other] = await Promise.all([draw('societe'), draw('societe'), draw('culture')])
    expect(digest(first)).toBe(digest(second))
    expect(digest(first)).not.toBe(digest(other))
  })

  it('draws another picture for another seed', () => {
    const [first, second] = [1, 2].map((seed) => drawPlates({ motif: 'market', seed }, 120).join())
    expect(first).not.toBe(second)
  })
})
