import { tags } from '#contract/tags.ts'
import type { Tx } from '#db/client.ts'
import { hourAfterLock } from '#db/clock.ts'
import { touched } from './invalidations.ts'
import { forgetPlanned, invalidateAt } from './record.ts'

/**
 * The hour at which a thread shuts by itself: the view says so from then on, and its pages follow within the two seconds in
 * which an edge finds a row whose hour has come. Of all that is planned, only this names the further pages of a thread.
 */
export async function planClosing(
  tx: Tx,
  { articleId, at }: { articleId: string; at: Date | null },
): Promise<void> {
  await forgetPlanned(tx, tags.threadPages(articleId))
  // An hour that is past was told by whoever moved it there.
  if (at === null || at <= (await hourAfterLock(tx))) return
  await invalidateAt(tx, at, touched.threadOpenedOrClosed({ id: articleId }))
}
