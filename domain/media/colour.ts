import sharp, { type Sharp } from 'sharp'

/** Enough to tell what a picture has most of, a thousandth of the work. Pixels. */
const side = 64

/** The colour that a picture has most of, in sixteen steps of each light: `#rgb`. */
export async function colourOf(picture: Sharp): Promise<string> {
  const { data, info } = await picture
    .resize({ width: side, height: side, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const { dominant } = await sharp(data, { raw }).stats()
  return `#${[dominant.r, dominant.g, dominant.b].map((light) => Math.floor(light / 16).toString(16)).join('')}`
}
