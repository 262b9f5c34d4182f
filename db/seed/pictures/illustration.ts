import { chanceOf } from './chance.ts'
import { civic } from './civic.ts'
import { culture } from './culture.ts'
import { energy } from './energy.ts'
import { fields } from './fields.ts'
import { frameOf } from './framing.ts'
import { type SectionSlug, sectionInks } from './inks.ts'
import { landscape } from './landscape.ts'
import { type Motif, motifs } from './motif.ts'
import { print } from './press.ts'
import type { Draw } from './scenery.ts'
import { services } from './services.ts'
import { Sheet } from './sheet.ts'
import { sports } from './sports.ts'
import { town } from './town.ts'
import { trades } from './trades.ts'
import { wheels } from './wheels.ts'
import { works } from './works.ts'

export { type Motif, motifs, type SectionSlug }

const drawings: Record<Motif, Draw> = {
  ...civic,
  ...culture,
  ...energy,
  ...fields,
  ...landscape,
  ...services,
  ...sports,
  ...town,
  ...trades,
  ...wheels,
  ...works,
}

/**
 * A two-colour print for a story: black ink and the ink of the section, 2400 × 1600, as JPEG.
 * The same input gives the same bytes; the seed changes crop, direction and details, the section only the ink.
 */
export async function drawIllustration(input: {
  motif: Motif
  section: SectionSlug
  seed: number
}): Promise<Buffer> {
  const chance = chanceOf(`${input.motif}:${input.seed}`)
  const frame = frameOf(chance)
  const sheet = new Sheet()
  drawings[input.motif](sheet, chance)
  return print(sheet, sectionInks[input.section], frame, chance)
}
