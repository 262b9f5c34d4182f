/**
 * Makes the fonts that share cards are drawn with, from those of public/fonts: one weight each, as WOFF. What draws the
 * cards reads neither WOFF2 nor variable fonts. Run by hand after subset-fonts.mjs; the results are committed.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'

const root = new URL('../../', import.meta.url)
const from = new URL('public/fonts/', root)
const out = new URL('domain/cards/fonts/', root)

/** The name without its hash, and the weight that cards have of it. */
const wanted = { serif: 640, 'serif-extended': 640, sans: 600, 'sans-extended': 600 }

mkdirSync(out, { recursive: true })
for (const [name, weight] of Object.entries(wanted)) {
  const file = readdirSync(from).find((found) => new RegExp(`^${name}-[0-9a-f]{10}\\.woff2$`).test(found))
  const bytes = await subsetFont(readFileSync(new URL(file, from)), undefined, {
    targetFormat: 'woff',
    variationAxes: { wght: weight },
    keepAllGlyphs: true,
    // Ligatures of more than two letters and old-style figures need more than the drawer knows.
    keepFeatures: ['kern', 'liga'],
    noHinting: true,
  })
  writeFileSync(new URL(`${name}.woff`, out), bytes)
  console.log(name, weight, `${(bytes.length / 1000).toFixed(1)} kB`)
}
