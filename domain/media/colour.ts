import type { Sharp } from 'sharp'

/** Enough to tell what a picture has most of, a thousandth of the work. Pixels. */
const side = 64

/** Of each light: near enough to be one colour. */
const step = 16
/** `#rgb` has sixteen of each light, this far apart. */
const shade = 17

/** The colour that a picture has most of, `#rgb`: the mean of the largest group of pixels that are nearly alike. */
export async function colourOf(picture: Sharp): Promise<string> {
  const { data, info } = await picture
    .resize({ width: side, height: side, fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const groups = new Map<string, number[][]>()
  for (let at = 0; at < data.length; at += info.channels) {
    const lights = [...data.subarray(at, at + 3)]
    const group = lights.map((light) => Math.floor(light / step)).join()
    const alike = groups.get(group)
    if (alike) alike.push(lights)
    else groups.set(group, [lights])
  }
  const [largest = []] = [...groups.values()].sort((one, other) => other.length - one.length)
  const mean = [0, 1, 2].map((n) => largest.reduce((sum, lights) => sum + lights[n]!, 0) / largest.length)
  return `#${mean.map((light) => Math.round(light / shade).toString(16)).join('')}`
}
