import type { Chance } from './chance.ts'
import { HEIGHT, WIDTH } from './sheet.ts'

/** The crop of one seed: mirrored or not, a little closer, a little aside, never past the edge of the drawing. */
export function frameOf(chance: Chance): string {
  const zoom = chance.between(1, 1.14)
  const x = -chance.between(0, (zoom - 1) * WIDTH)
  const y = -chance.between(0, (zoom - 1) * HEIGHT)
  const mirror = chance.maybe(0.5) ? `translate(${WIDTH} 0) scale(-1 1) ` : ''
  return `${mirror}translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${zoom.toFixed(3)})`
}
