import { and, eq, inArray, isNull } from 'drizzle-orm'
import { appDb, type Database } from '#db/client.ts'
import { media } from '#db/schema/media.ts'
import type { PictureView } from './view.ts'

export function toPicture(row: typeof media.$inferSelect): PictureView {
  return {
    id: row.id,
    token: row.token,
    width: row.width,
    height: row.height,
    widths: row.widths,
    avif: row.avif,
    colour: row.colour,
    focus: { x: row.focusX, y: row.focusY },
    alt: row.alt,
    caption: row.caption,
    credit: row.credit,
  }
}

/** Pictures by id, for desks. Unknown and withdrawn ones are simply absent. */
export async function mediaViews(
  ids: string[],
  db: Pick<Database, 'select'> = appDb(),
): Promise<Record<string, PictureView>> {
  if (ids.length === 0) return {}
  const rows = await db
    .select()
    .from(media)
    .where(and(inArray(media.id, ids), eq(media.kind, 'picture'), isNull(media.withdrawnAt)))
  return Object.fromEntries(rows.map((row) => [row.id, toPicture(row)]))
}
