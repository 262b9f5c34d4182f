import { sql } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'

/** Whatever is there when the seed ends is the demo's: it began from nothing, and nobody could sign in yet. As owner. */
export async function markDemo(db: Pick<PostgresJsDatabase, 'execute'>): Promise<void> {
  await db.execute(sql`
    with made as (
      select id, 'article' as noun from articles
      union all select id, 'media' from media
      union all select id, 'byline' from bylines
      union all select id, 'section' from sections
      union all select id, 'topic' from topics
      union all select id, 'user' from users
      union all select id, 'page' from pages
      union all select id, 'navigation' from navigation_versions
    )
    insert into demo_rows (id, noun) select id, noun from made on conflict do nothing`)
  await db.execute(sql`
    insert into settings (key, value) values ('seed', '"done"')
    on conflict (key) do update set value = excluded.value, updated_at = now()`)
}
