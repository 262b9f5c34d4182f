import { type Chance, chanceOf } from './chance.ts'
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

type Drawing = { motif: Motif; seed: number }

/**
 * A two-colour print for a story: black ink and the ink of the section, 2400 × 1600, as JPEG.
 * The same input gives the same bytes; the seed changes crop, direction and details, the section only the ink.
 */
export async function drawIllustration({
  section,
  ...drawing
}: Drawing & { section: SectionSlug }): Promise<Buffer> {
  const { sheet, frame, chance } = draw(drawing)
  return print(sheet, sectionInks[section], frame, chance)
}

/** Both plates of a drawing, as SVG so many pixels wide, before they are printed. */
export function drawPlates(drawing: Drawing, width: number): string[] {
  const { sheet, frame } = draw(drawing)
  return [sheet.plate('ink', width, frame), sheet.plate('colour', width, frame)]
}

function draw({ motif, seed }: Drawing): { sheet: Sheet; frame: string; chance: Chance } {
  const chance = chanceOf(`${motif}:${seed}`)
  const frame = frameOf(chance)
  const sheet = new Sheet()
  drawings[motif](sheet, chance)
  return { sheet, frame, chance }
}
