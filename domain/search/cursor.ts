/** Where a page ends, by what it is ordered by. `asOf`: the hour by which the first page measured how fresh things are. */
export type Cursor = { score: number; id: string; asOf: Date }

const pattern = /^(\d+(?:\.\d+)?(?:e-\d+)?)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(\d{10})$/

export const writeCursor = ({ score, id, asOf }: Cursor): string =>
  `${score}_${id}_${Math.floor(asOf.getTime() / 1000)}`

/** Null for what we did not write. */
export function readCursor(text: string): Cursor | null {
  const found = pattern.exec(text)
  if (!found) return null
  return { score: Number(found[1]), id: found[2]!, asOf: new Date(Number(found[3]) * 1000) }
}
