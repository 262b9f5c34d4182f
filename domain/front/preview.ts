import { sql } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { frontPreviews } from '#db/schema/front.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { printed, sectionOf } from './commands.ts'
import type { PreviewFront } from './input.ts'

/**
 * What is being composed, to be looked at before it is saved: by its composer alone, on the preview of the page. It is no version
 * and no event. Throws request.not_found.
 */
export async function previewFront({ viewer }: Context, input: PreviewFront): Promise<null> {
  const { language } = await getSettings()
  const layout = printed(input.layout, language)
  return transaction(async (tx) => {
    authorize(viewer, 'front.compose')
    await sectionOf(tx, input.pageId)
    await tx
      .insert(frontPreviews)
      .values({ pageId: input.pageId, userId: viewer.id, layout })
      .onConflictDoUpdate({
        target: [frontPreviews.pageId, frontPreviews.userId],
        set: { layout, keptAt: sql`now()` },
      })
    return null
  })
}
