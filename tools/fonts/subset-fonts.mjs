/**
 * Makes the fonts of public/fonts, app/fonts.css and contract/font-files.ts. Run by hand when a font or the
 * list of characters changes; the results are committed. See public/fonts/README.md.
 *
 * The sans comes from devDependencies. The serif comes from Adobe's own package, because those made for the web have
 * no old-style figures; it weighs 60 MB and nobody else needs it, so it is fetched for the occasion, and so is the face that
 * readers may choose: `npm pack source-serif@4.5.1 @fontsource-variable/atkinson-hyperlegible-next@5.3.0`, unpack both, then
 * `node tools/fonts/subset-fonts.mjs <serif>/package <atkinson>/package`.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import subsetFont from 'subset-font'
import { advanceOf, readCharacters, readTables, writeCharacters, writeNames, writeTables } from './sfnt.mjs'

const root = new URL('../../', import.meta.url)
const sansFolder = new URL('node_modules/@fontsource-variable/public-sans/', root)
const [, , serifPath, legiblePath] = process.argv
if (!serifPath || !legiblePath)
  throw new Error('Name the folders of the two packages; see the top of this file.')
const serifFolder = pathToFileURL(`${resolve(serifPath)}/`)
const legibleFolder = pathToFileURL(`${resolve(legiblePath)}/`)
const out = new URL('public/fonts/', root)

const span = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('')
/** French, Dutch, German, English, and the signs of a newspaper. U+2009 lends its glyph to U+202F. */
const latin = `${span(0x20, 0x7e)}${span(0xa0, 0xff)}ŒœŸ\u2009–—‘’‚“”„†•…‹›€™↑↓−\u2044`
/** Names from the rest of Europe: fetched only by a page that prints one. */
const extended = `${span(0x100, 0x17f)}ȘșȚțẞ`.replace(/[Œœ]/g, '')

/** In thousandths of an em. */
const narrowSpace = 200

const weights = { wght: { min: 400, max: 700 } }
/** Drawn for the size of running text, whatever the size. */
const opticalSize = { opsz: 14 }
const serif = {
  folder: serifFolder,
  family: 'Jour Serif',
  copyright: 'Derived from Source Serif, © Adobe.',
  axes: opticalSize,
}
const sans = {
  folder: sansFolder,
  family: 'Jour Sans',
  copyright: 'Derived from Public Sans, © The Public Sans Project Authors.',
}
const legible = {
  folder: legibleFolder,
  family: 'Jour Lisible',
  copyright: 'Derived from Atkinson Hyperlegible Next, © Braille Institute of America.',
  // A reader has asked for this face: it is shown where it was asked for, and from then on it is there before the first paint.
  display: 'fallback',
}
const serifFiles = {
  normal: 'VAR/SourceSerif4Variable-Roman.ttf',
  italic: 'VAR/SourceSerif4Variable-Italic.ttf',
}
const legibleFile = (subset) => `files/atkinson-hyperlegible-next-${subset}-wght-normal.woff2`
const sansFile = (subset) => `files/public-sans-${subset}-wght-normal.woff2`
const jobs = [
  { ...serif, key: 'serif', file: serifFiles.normal, style: 'normal', characters: latin, preload: true },
  { ...sans, key: 'sans', file: sansFile('latin'), style: 'normal', characters: latin, preload: true },
  {
    ...serif,
    key: 'serif-italic',
    file: serifFiles.italic,
    style: 'italic',
    characters: latin,
    // Italic is for a few words. Half the bytes; the rare bold italic is emboldened by the browser.
    weight: 400,
  },
  { ...serif, key: 'serif-extended', file: serifFiles.normal, style: 'normal', characters: extended },
  { ...sans, key: 'sans-extended', file: sansFile('latin-ext'), style: 'normal', characters: extended },
  { ...legible, key: 'legible', file: legibleFile('latin'), style: 'normal', characters: latin },
  {
    ...legible,
    key: 'legible-extended',
    file: legibleFile('latin-ext'),
    style: 'normal',
    characters: extended,
  },
]

async function make(job) {
  const source = readFileSync(new URL(job.file, job.folder))
  const small = await subsetFont(source, job.characters, {
    targetFormat: 'sfnt',
    variationAxes: { ...(job.weight === undefined ? weights : { wght: job.weight }), ...job.axes },
    keepFeatures: [
      'kern',
      'liga',
      'ccmp',
      'locl',
      'mark',
      'mkmk',
      'tnum',
      'pnum',
      'onum',
      'lnum',
      'frac',
      'numr',
      'dnom',
    ],
    noHinting: true,
  })
  const tables = readTables(small)
  const characters = readCharacters(tables.get('cmap'))
  // The fonts have no narrow no-break space, which French needs before ; ! ? and inside « ».
  const thin = characters.get(0x2009)
  if (thin !== undefined) {
    characters.set(0x202f, thin)
    // An eighth of an em, as drawn, all but closes « » at text sizes; French printers ask for about a fifth.
    tables.get('hmtx').writeUInt16BE(narrowSpace, thin * 4)
  }
  tables.set('cmap', writeCharacters(characters))
  // The licence reserves the original names for unmodified fonts.
  const style = job.style === 'italic' ? 'Italic' : 'Regular'
  tables.set(
    'name',
    writeNames({ family: job.family, style, copyright: job.copyright, licence: 'SIL OFL 1.1' }),
  )
  const patched = writeTables(small.readUInt32BE(0), tables)
  const bytes = await subsetFont(patched, undefined, { targetFormat: 'woff2', keepAllGlyphs: true })
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  return { ...job, bytes, name: `${job.key}-${hash}.woff2`, characters, tables }
}

/** `U+0020-007E, U+00A0`: what the file really holds, so that nothing is asked of it in vain. */
function unicodeRange(characters) {
  const runs = []
  for (const code of [...characters.keys()].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] + 1 === code) last[1] = code
    else runs.push([code, code])
  }
  const hex = (n) => n.toString(16).toUpperCase().padStart(4, '0')
  return runs.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(', ')
}

const face = (family, style, file, range, weight = '400 700', display = 'optional') => `@font-face {
  font-family: "${family}";
  font-style: ${style};
  font-weight: ${weight};
  font-display: ${display};
  src: url("/fonts/${file}") format("woff2");
  unicode-range: ${range};
}`

/** A font of the reader's machine, stretched to the measures of ours: text does not move when ours arrives. */
const metrics = createRequire(import.meta.url)('next/dist/server/capsize-font-metrics.json')
const percent = (n) => `${(n * 100).toFixed(2)}%`
function fallback(name, ours, theirs, locals, weight, style = 'normal') {
  const key = style === 'italic' ? 'italic' : weight === 700 ? '700' : 'regular'
  const variant = (font) => font.variants?.[key] ?? font
  const own = variant(metrics[ours])
  const other = variant(metrics[theirs])
  const size = own.xWidthAvg / own.unitsPerEm / (other.xWidthAvg / other.unitsPerEm)
  const of = (value) => percent(value / own.unitsPerEm / size)
  return `@font-face {
  font-family: "${name}";
  font-style: ${style};
  font-weight: ${weight === 700 ? '600 700' : '400 500'};
  src: ${locals.map((local) => `local("${local}")`).join(', ')};
  size-adjust: ${percent(size)};
  ascent-override: ${of(own.ascent)};
  descent-override: ${of(-own.descent)};
  line-gap-override: ${of(own.lineGap)};
}`
}

const made = []
for (const job of jobs) made.push(await make(job))

mkdirSync(out, { recursive: true })
for (const old of readdirSync(out)) if (old.endsWith('.woff2')) rmSync(new URL(old, out))
for (const font of made) writeFileSync(new URL(font.name, out), font.bytes)
copyFileSync(new URL('LICENSE.md', serifFolder), new URL('LICENSE-serif.txt', out))
copyFileSync(new URL('LICENSE', sansFolder), new URL('LICENSE-sans.txt', out))
copyFileSync(new URL('LICENSE', legibleFolder), new URL('LICENSE-legible.txt', out))

const romanSerif = made[0]
const css = [
  '/* Written by tools/fonts/subset-fonts.mjs. */',
  ...made.map((font) =>
    face(font.family, font.style, font.name, unicodeRange(font.characters), font.weight, font.display),
  ),
  '/* The sans has no thin space to lend: its narrow space comes from the serif, which every page has. */',
  face(sans.family, 'normal', romanSerif.name, 'U+202F'),
  fallback(
    'Serif Fallback',
    'sourceSerif4',
    'timesNewRoman',
    ['Times New Roman', 'Liberation Serif', 'Tinos'],
    400,
  ),
  fallback(
    'Serif Fallback',
    'sourceSerif4',
    'timesNewRoman',
    ['Times New Roman Bold', 'Liberation Serif Bold'],
    700,
  ),
  // The italic is fetched by the pages that use it, later than their words are shown.
  fallback(
    'Serif Fallback',
    'sourceSerif4',
    'timesNewRoman',
    ['Times New Roman Italic', 'Liberation Serif Italic', 'Tinos Italic'],
    400,
    'italic',
  ),
  fallback('Sans Fallback', 'publicSans', 'arial', ['Arial', 'Liberation Sans', 'Arimo'], 400),
  fallback('Sans Fallback', 'publicSans', 'arial', ['Arial Bold', 'Liberation Sans Bold'], 700),
]
writeFileSync(new URL('app/fonts.css', root), `${css.join('\n\n')}\n`)

const preloaded = made.filter((font) => font.preload).map((font) => `'/fonts/${font.name}'`)
writeFileSync(
  new URL('contract/font-files.ts', root),
  `/** Written by tools/fonts/subset-fonts.mjs: the two faces every page needs, fetched before the style sheet asks. */\nexport const preloadedFonts = [${preloaded.join(', ')}] as const\n`,
)

for (const font of made)
  console.log(font.name, `${(font.bytes.length / 1000).toFixed(1)} kB`, font.characters.size)
console.log('narrow space', advanceOf(romanSerif.tables, romanSerif.characters.get(0x202f)), 'of 1000')
