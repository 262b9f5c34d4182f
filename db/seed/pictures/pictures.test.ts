import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawIllustration, motifs, type SectionSlug } from './illustration.ts'

const sections: SectionSlug[] = ['politique', 'societe', 'economie', 'environnement', 'culture', 'sports']
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('illustrations', () => {
  it('prints every motif as a light 2400 × 1600 JPEG with a range of tones', {
    timeout: 120_000,
  }, async () => {
    for (const [i, motif] of motifs.entries()) {
      const jpeg = await drawIllustration({ motif, section: sections[i % 6] as SectionSlug, seed: i })
      const { format, width, height } = await sharp(jpeg).metadata()
      expect({ motif, format, width, height }).toEqual({ motif, format: 'jpeg', width: 2400, height: 1600 })
      expect(jpeg.length, motif).toBeLessThan(900_000)
      // A plate that failed to draw would leave a sheet of one tone.
      const { channels } = await sharp(jpeg).resize(60, 40).stats()
      expect(channels[0]?.stdev, motif).toBeGreaterThan(20)
    }
  })

  it('draws the same bytes for the same input, even side by side', { timeout: 30_000 }, async () => {
    const draw = () => drawIllustration({ motif: 'bridge', section: 'societe', seed: 7 })
    const [first, second] = await Promise.all([draw(), draw()])
    expect(digest(first)).toBe(digest(second))
  })

  it('draws another picture for another seed, and for another section', { timeout: 30_000 }, async () => {
    const pictures = await Promise.all([
      drawIllustration({ motif: 'market', section: 'economie', seed: 1 }),
      drawIllustration({ motif: 'market', section: 'economie', seed: 2 }),
      drawIllustration({ motif: 'market', section: 'culture', seed: 1 }),
    ])
    expect(new Set(pictures.map(digest)).size).toBe(3)
  })
})
