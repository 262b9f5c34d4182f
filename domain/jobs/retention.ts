import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { and, isNull, lt, or, sql } from 'drizzle-orm'
import { appDb, transaction } from '#db/client.ts'
import { databaseNow } from '#db/clock.ts'
import { commentContacts } from '#db/schema/comments.ts'
import { sessions, setupLinks } from '#db/schema/people.ts'
import { cacheInvalidations } from '#db/schema/site.ts'
import { discardDemoFiles } from '#domain/demo/discard.ts'
import { forgetOldLimits } from '#domain/rate-limit.ts'
import { env } from '#lib/env.ts'

/** An edge that slept longer than this starts from an empty cache anyway. */
const invalidationDays = 7

/** What an interrupted upload left: nothing takes an hour to arrive or to develop. */
async function sweepWorkshops(): Promise<void> {
  const library = join(env().dataDir, 'media')
  const uploads = join(env().dataDir, 'uploads')
  const names = async (folder: string) =>
    (await readdir(folder).catch(() => [])).map((name) => join(folder, name))
  const unfinished = (await names(library)).filter((path) => basename(path).startsWith('.'))
  for (const path of [...unfinished, ...(await names(uploads))]) {
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > 3_600_000) await rm(path, { recursive: true, force: true })
  }
}

/** Removes what nobody may or needs to keep: contacts past their date, dead sessions and links, old invalidations. */
export async function purgeExpired(): Promise<{ contacts: number; sessions: number }> {
  const purged = await transaction(async (tx) => {
    const now = await databaseNow(tx)
    const contacts = await tx
      .delete(commentContacts)
      .where(lt(commentContacts.purgeAfter, now))
      .returning({ id: commentContacts.commentId })
    const dead = await tx.delete(sessions).where(lt(sessions.expiresAt, now)).returning({ id: sessions.id })
    await tx
      .delete(setupLinks)
      .where(or(lt(setupLinks.expiresAt, now), sql`${setupLinks.usedAt} is not null`))
    const longAgo = new Date(now.getTime() - invalidationDays * 86_400_000)
    const { createdAt, dueAt } = cacheInvalidations
    // What was written long ago for an hour to come is still to be heard.
    await tx
      .delete(cacheInvalidations)
      .where(and(lt(createdAt, longAgo), or(isNull(dueAt), lt(dueAt, longAgo))))
    return { contacts: contacts.length, sessions: dead.length }
  })
  // Apart from it: nobody who posts waits for the rest of the night's work, and what a disk refuses undoes nothing.
  await forgetOldLimits(appDb())
  await sweepWorkshops()
  await discardDemoFiles()
  return purged
}
