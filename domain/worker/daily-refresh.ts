import { transaction } from '#db/client.ts'
import { touched } from '#domain/invalidation/invalidations.ts'
import { invalidate } from '#domain/invalidation/record.ts'

/** Yesterday's pages bear yesterday's date. Soft: each is served until its successor is there. */
export async function turnTheDay(): Promise<void> {
  await transaction((tx) => invalidate(tx, touched.siteChanged()))
}
