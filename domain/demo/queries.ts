import { eq, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { demoRows } from '#db/schema/demo.ts'
import { settings } from '#db/schema/site.ts'
import { can, type Viewer } from '#domain/access.ts'
import { neededIds } from './needed.ts'
import type { DemoView } from './view.ts'

/** The site still holds the newsroom that the seed made. */
export async function holdsDemo(): Promise<boolean> {
  const [seed] = await appDb()
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, 'seed'))
  return seed?.value === 'done'
}

/** An account that the seed made: its password is no secret of the newsroom's. */
export async function isDemoAccount(userId: string): Promise<boolean> {
  const [row] = await appDb().select({ id: demoRows.id }).from(demoRows).where(eq(demoRows.id, userId))
  return row !== undefined
}

type Named = { noun: string; id: string; name: string }

/** For the page that empties it; null when there is no demo, or nothing to see for this viewer. */
export async function describeDemo(viewer: Viewer): Promise<DemoView | null> {
  if (!can(viewer, 'settings.manage') || !(await holdsDemo())) return null
  const [counts, changed, names, needed, isOwn] = await Promise.all([
    appDb().execute<Record<string, number>>(countRows),
    appDb().execute<{ title: string }>(changedSince),
    appDb().execute<Named>(namesOfRows),
    neededIds(appDb()),
    isDemoAccount(viewer.id),
  ])
  const [found] = counts
  const isNeeded = ({ id }: Named) => needed.includes(id)
  const namesOf = (noun: string, kept: boolean) =>
    names.filter((row) => row.noun === noun && isNeeded(row) === kept).map(({ name }) => name)
  const keptPictures = names.filter((row) => row.noun === 'media' && isNeeded(row)).length
  return {
    articles: found!.articles!,
    comments: found!.comments!,
    pictures: found!.pictures! - keptPictures,
    people: found!.people!,
    topics: namesOf('topic', false).length,
    sections: namesOf('section', false),
    bylines: namesOf('byline', false),
    changed: changed.map(({ title }) => title),
    hasSections: found!.own_sections! > 0 || namesOf('section', true).length > 0,
    ownArticles: found!.own_articles!,
    ownPeople: found!.own_people!,
    kept: {
      sections: namesOf('section', true),
      bylines: namesOf('byline', true),
      topics: namesOf('topic', true),
      pictures: keptPictures,
    },
    isOwn,
  }
}

const countRows = sql`
  select
    (select count(*)::int from articles a join demo_rows d on d.id = a.id) as articles,
    (select count(*)::int from comments c join demo_rows d on d.id = c.article_id) as comments,
    (select count(*)::int from media m join demo_rows d on d.id = m.id) as pictures,
    (select count(*)::int from users u join demo_rows d on d.id = u.id) as people,
    (select count(*)::int from articles a where not exists (select 1 from demo_rows d where d.id = a.id)
      and a.deleted_at is null) as own_articles,
    (select count(*)::int from sections s where not exists (select 1 from demo_rows d where d.id = s.id)) as own_sections,
    (select count(*)::int from users u where not exists (select 1 from demo_rows d where d.id = u.id)) as own_people`

/** The seed dates its texts before its own end: what was saved later was written by somebody. */
const changedSince = sql`
  select dr.title from article_drafts dr
  join demo_rows d on d.id = dr.article_id
  where dr.saved_at > (select updated_at from settings where key = 'seed')
  order by dr.title`

const namesOfRows = sql`
  select 'section' as noun, s.id, s.name from sections s join demo_rows d on d.id = s.id
  union all select 'byline', a.id, a.name from bylines a join demo_rows d on d.id = a.id
  union all select 'topic', t.id, t.name from topics t join demo_rows d on d.id = t.id
  union all select 'media', m.id, m.original_name from media m join demo_rows d on d.id = m.id
  order by 1, 3`
