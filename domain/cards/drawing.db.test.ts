import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { type ArticleCard, drawable } from './card.ts'
import { drawCards } from './drawing.ts'

const card: ArticleCard = {
  kind: 'article',
  title: 'Le marché rouvre',
  section: 'Ville',
  siteName: 'Plein Jour',
  credit: 'Photo : Ana Kerbrat',
  picture: null,
}
/** As long as a title may be. */
const long = 'Œuvre '.repeat(29).trim()
const span = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('')
const everything = drawable(`${span(0x20, 0x7e)}${span(0xa0, 0x17f)}ȘșȚțẞ–—‘’‚“”„†•…‹›€™↑↓−⁄ \u202f:`)!

/** The darkest line of pixels at each edge of the words: nothing but paper where they end. */
async function inkAt(bytes: Buffer, region: { left: number; top: number; width: number; height: number }) {
  const { channels } = await sharp(bytes).extract(region).stats()
  return Math.min(...channels.map(({ min }) => min))
}

test('cards are drawn to size, within their margins, with every character of our fonts and nothing from anywhere', async () => {
  const token = 'p'.repeat(22)
  const folder = join(env().dataDir, 'media', token)
  mkdirSync(folder, { recursive: true })
  await sharp({ create: { width: 960, height: 200, channels: 3, background: '#22aa44' } })
    .jpeg()
    .toFile(join(folder, '960.jpg'))
  const picture = { token, width: 960, focus: [0, 100] as const }
  const drawn = await drawCards([
    { ...card, title: long },
    { ...card, title: long, picture },
    { ...card, title: 'W'.repeat(180), picture },
    { ...card, title: everything },
    { ...card, section: everything, title: 'Non' },
    { ...card, picture: { ...picture, token: 'g'.repeat(22) } },
    { kind: 'site', siteName: long, tagline: long },
    { ...card, title: 'Война' },
  ])
  expect(drawn.map((bytes) => bytes !== null)).toEqual([true, true, true, true, true, true, true, false])
  for (const [index, bytes] of drawn.entries()) {
    if (bytes === null) continue
    const { format, width, height } = await sharp(bytes).metadata()
    expect([format, width, height]).toEqual(['jpeg', 1200, 630])
    // WhatsApp shows none that is heavier.
    expect(bytes.length).toBeLessThan(300_000)
    const isPictured = index === 1 || index === 2
    const right = isPictured ? 660 : 1200
    const margins = [
      { left: 0, top: 12, width: 40, height: 618 },
      { left: right - 44, top: 12, width: 44, height: 618 },
      { left: 0, top: 600, width: right, height: 30 },
    ]
    for (const margin of margins) expect([index, (await inkAt(bytes, margin)) > 200]).toEqual([index, true])
    if (isPictured) {
      const { dominant } = await sharp(bytes).extract({ left: 670, top: 10, width: 520, height: 610 }).stats()
      expect(dominant.g).toBeGreaterThan(dominant.r)
    }
  }
  expect(readdirSync(join(env().dataDir, 'uploads'))).toEqual([])
})
