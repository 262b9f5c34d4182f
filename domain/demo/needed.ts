import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/**
 * Rows of the demo that something of the newsroom's own stands on: a section, a byline, a topic or a picture that one of
 * its texts names in any version, the byline of one of its accounts, the portrait of a byline that stays.
 */
export async function neededIds(db: Pick<Database, 'execute'>): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(needed)
  return rows.map(({ id }) => id)
}

const isOwn = (column: SQL): SQL => sql`not exists (select 1 from demo_rows o where o.id = ${column})`

const anyId = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

// Each text is read once, for all the ids in it: to look in all of them for each row of the demo takes minutes.
const needed = sql`
  with texts as (
    select content::text as words from article_drafts where ${isOwn(sql`article_id`)}
    union all
    select content::text from article_revisions where ${isOwn(sql`article_id`)}
    union all
    select draft::text from pages
    union all
    select content::text from page_revisions
  ), mentioned as materialized (
    select distinct match[1]::uuid as id from texts, regexp_matches(words, ${anyId}, 'g') as match
  ), named as (
    select d.id from demo_rows d join mentioned using (id)
    where d.noun in ('section', 'byline', 'topic', 'media')
    union
    select u.byline_id from users u where ${isOwn(sql`u.id`)} and u.byline_id is not null
    union
    select a.section_id from articles a where ${isOwn(sql`a.id`)} and a.section_id is not null
  )
  select d.id from demo_rows d where d.id in (select id from named)
  union
  select a.portrait_id from bylines a
  where a.portrait_id is not null and (${isOwn(sql`a.id`)} or a.id in (select id from named))`
