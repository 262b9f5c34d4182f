import { sql } from 'drizzle-orm'
import { appDb, transaction } from '#db/client.ts'
import { databaseNow } from '#db/clock.ts'
import { purgeCommentReports } from '#domain/comment-reports/retention.ts'
import { purgeContacts } from '#domain/comments/retention.ts'
import { discardDemoFiles } from '#domain/demo/discard.ts'
import { purgeEvents } from '#domain/events/retention.ts'
import { purgePreviews } from '#domain/front/retention.ts'
import { purgeInvalidations } from '#domain/invalidation/record.ts'
import { purgeMail } from '#domain/mail/retention.ts'
import { measureMissingColours } from '#domain/media/missing-colours.ts'
import { removeUnfinishedUploads } from '#domain/media/retention.ts'
import { purgeSessions, purgeSetupLinks } from '#domain/people/retention.ts'
import { forgetOldLimits } from '#domain/rate-limit.ts'
import { purgeReports } from '#domain/reports/retention.ts'

/** Removes what nobody may or needs to keep: contacts past their date, dead sessions and links, old invalidations and letters. */
export async function purgeExpired(): Promise<{ contacts: number; sessions: number }> {
  const purged = await transaction(async (tx) => {
    const now = await databaseNow(tx)
    const contacts = await purgeContacts(tx, now)
    const sessions = await purgeSessions(tx, now)
    await purgeSetupLinks(tx, now)
    await purgeInvalidations(tx, now)
    await purgeEvents(tx, now)
    await purgePreviews(tx, now)
    await purgeMail(tx, now)
    await purgeReports(tx, now)
    await purgeCommentReports(tx, now)
    return { contacts, sessions }
  })
  // Apart from it: nobody who posts waits for the rest of the night's work, and what a disk refuses undoes nothing.
  await forgetOldLimits(appDb())
  await removeUnfinishedUploads()
  await measureMissingColours()
  await discardDemoFiles()
  // Keeps the sums short, and mends what a restored dump has left wrong (migration recount). The longest of all, so the last.
  await appDb().execute(sql`select recount()`)
  await appDb().execute(sql`select fold_search_words()`)
  return purged
}
