import { desc, inArray, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { articleDrafts } from '#db/schema/articles.ts'
import { pages } from '#db/schema/pages.ts'
import { auditLog, bylines, users } from '#db/schema/people.ts'
import { sections } from '#db/schema/sections.ts'
import { settings } from '#db/schema/site.ts'
import { topics } from '#db/schema/topics.ts'
import { can, type Viewer } from '#domain/access.ts'
import type { AuditRow } from './view.ts'

const auditPageSize = 50

/**
 * What was done, newest first, with the names that things have today. The log only grows: nobody counts it, and one row
 * more than a page holds says whether there is an older page.
 */
export async function listAudit(
  viewer: Viewer,
  page: number,
): Promise<{ items: AuditRow[]; hasOlder: boolean }> {
  if (!can(viewer, 'settings.manage')) return { items: [], hasOlder: false }
  const actor = sql<string | null>`(select u.name from ${users} u where u.id = ${auditLog.actorId})`
  const db = appDb()
  const newestFirst = [desc(auditLog.at), desc(auditLog.id)]
  // First which ones, then their names: names of the rows that are stepped over are not needed.
  const chosen = await db
    .select({ id: auditLog.id })
    .from(auditLog)
    .orderBy(...newestFirst)
    .limit(auditPageSize + 1)
    .offset((page - 1) * auditPageSize)
  const items = await db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      actor,
      event: auditLog.event,
      subjectType: auditLog.subjectType,
      subject: subjectName,
      detail: auditLog.detail,
    })
    .from(auditLog)
    .where(
      inArray(
        auditLog.id,
        chosen.slice(0, auditPageSize).map(({ id }) => id),
      ),
    )
    .orderBy(...newestFirst)
  return { items, hasOlder: chosen.length > auditPageSize }
}

/** The log outlives what it speaks of, so names are looked up one by one and may be missing. Bylines were `author` once. */
const subjectName = sql<string | null>`case ${auditLog.subjectType}
  when 'article' then (select d.title from ${articleDrafts} d where d.article_id::text = ${auditLog.subjectId})
  when 'user' then (select u.name from ${users} u where u.id::text = ${auditLog.subjectId})
  when 'byline' then (select b.name from ${bylines} b where b.id::text = ${auditLog.subjectId})
  when 'author' then (select a.name from ${bylines} a where a.id::text = ${auditLog.subjectId})
  when 'section' then (select s.name from ${sections} s where s.id::text = ${auditLog.subjectId})
  when 'front' then coalesce(
    (select s.name from ${sections} s where s.id::text = ${auditLog.subjectId}),
    (select value ->> 'name' from ${settings} where key = 'site'))
  when 'page' then (select p.draft ->> 'title' from ${pages} p where p.id::text = ${auditLog.subjectId})
  when 'topic' then (select t.name from ${topics} t where t.id::text = ${auditLog.subjectId})
  end`
