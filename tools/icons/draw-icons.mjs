/**
 * Makes the pictures by which devices install the site, from public/icon.svg. Run by hand when the icon changes; the results
 * are committed.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'

const folder = new URL('../../public/', import.meta.url)
const svg = readFileSync(new URL('icon.svg', folder), 'utf8')
const [, paper] = /<path fill="(#[0-9a-f]{6})"/.exec(svg)

async function draw(name, size, drawn = size) {
  const icon = await sharp(Buffer.from(svg), { density: (72 * drawn) / 32 })
    .resize(drawn, drawn)
    .toBuffer()
  const ground = { create: { width: size, height: size, channels: 3, background: paper } }
  const png = await sharp(ground)
    .composite([{ input: icon }])
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer()
  writeFileSync(new URL(`${name}.png`, folder), png)
  console.log(name, `${(png.length / 1000).toFixed(1)} kB`)
}

await draw('icon-192', 192)
await draw('icon-512', 512)
// Devices cut it to a shape of their own: what counts stands in the middle four fifths.
await draw('icon-maskable-512', 512, 400)
