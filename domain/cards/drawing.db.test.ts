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
/** What is held, asked one by one. */
const everything = [...span(0x21, 0x17f), ...'ȘșȚțẞ–—‘’‚“”„†•…‹›€™↑↓−⁄']
  .filter((character) => drawable(`a${character}`) === `a${character}`)
  .join('')

type Region = { left: number; top: number; width: number; height: number }

/** Of a part: sharp measures what it was given, and not what becomes of it. */
const statsOf = async (bytes: Buffer, region: Region) =>
  sharp(await sharp(bytes).extract(region).png().toBuffer()).stats()

/** The darkest line of pixels at each edge of the words: nothing but paper where they end. */
async function inkAt(bytes: Buffer, region: Region) {
  const { channels } = await statsOf(bytes, region)
  return Math.min(...channels.map(({ min }) => min))
}

test('cards are drawn to size, within their margins, with every character of our fonts and nothing from anywhere', async () => {
  const token = 'p'.repeat(22)
  const folder = join(env().dataDir, 'media', token)
  mkdirSync(folder, { recursive: true })
  await sharp({ create: { width: 960, height: 200, channels: 3, background: '#22aa44' } })
    .jpeg()
    .toFile(join(folder, '960.jpg'))
  const picture = { token, width: 960 }
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
      { left: 0, top: 28, width: 40, height: 602 },
      { left: right - 24, top: 28, width: 24, height: 602 },
      { left: 0, top: 600, width: right, height: 30 },
    ]
    for (const margin of margins) expect([index, (await inkAt(bytes, margin)) > 180]).toEqual([index, true])
    if (isPictured) {
      const { dominant } = await statsOf(bytes, { left: 670, top: 10, width: 520, height: 610 })
      expect(dominant.g).toBeGreaterThan(dominant.r)
    }
  }
  expect(readdirSync(join(env().dataDir, 'uploads'))).toEqual([])
})
