import { sql } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { deleteVariants } from '#domain/media/picture-files.ts'

/**
 * Takes away what an interrupted seeding left: rows, and the pictures they name, which would fill the disk a little more
 * at each attempt. As owner: revisions are append-only for others.
 */
export async function clear(db: PostgresJsDatabase): Promise<void> {
  const pictures = await db.execute<{ token: string }>(
    sql`select token from media union select file from share_cards`,
  )
  await db.execute(sql`truncate articles, comments, classifier_models, media, share_cards, pages, navigation_versions, bylines, users, sections, topics, demo_rows, rate_limits,
    cache_invalidations, front_versions, moderation_policies, setup_links, sessions, audit_log, domain_events, kept_mails, mail_deliveries, jobs.job cascade`)
  // It is the same newsroom's database as before (migrations/0004).
  await db.execute(sql`delete from settings where key <> 'identity'`)
  for (const { token } of pictures) await deleteVariants(token)
}

/** A seeding began here and did not end. */
export async function isCutShort(db: Pick<PostgresJsDatabase, 'execute'>): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from settings where key = 'seed' and value = '"started"'`)
  return rows.length > 0
}
