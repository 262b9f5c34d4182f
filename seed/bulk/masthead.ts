import type postgres from 'postgres'
import { slugify } from '#lib/slug.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { demoBylines, demoSections } from '#seed/people.ts'
import { chanceOf } from '#seed/pictures/chance.ts'
import { personOf, places } from './names.ts'
import { topicNames } from './phrases.ts'
import { themes } from './themes.ts'

/** What articles of the bulk point at. */
export type Masthead = {
  sections: { id: string; theme: number; weight: number }[]
  bylines: string[]
  topics: string[]
  pictures: { id: string; alt: string; caption: string; credit: string }[]
  /** People who write and publish, and people who moderate; empty on a site without accounts. */
  editors: string[]
  moderators: string[]
}

/** Reads what the site has and adds what a newspaper of this size would have besides. */
export async function ensureMasthead(sql: postgres.Sql, articles: number, opened: Date): Promise<Masthead> {
  await addSections(sql, opened)
  await addBylines(sql, Math.min(60, Math.max(demoBylines.length, Math.round(articles / 1_500))), opened)
  await addTopics(sql, Math.min(300, Math.max(20, Math.round(articles / 300))), opened)
  const sections = await sql<
    { id: string; slug: string }[]
  >`select id, slug from sections order by position, slug`
  const users = await sql<{ id: string; role: string }[]>`
    select id, role from users where disabled_at is null and password_hash is not null order by id`
  return {
    sections: sections.map(({ id, slug }, position) => {
      const known = themes.findIndex((theme) => theme.slug === slug)
      const theme = known === -1 ? position % themes.length : known
      return { id, theme, weight: themes[theme]!.weight }
    }),
    bylines: (await sql<{ id: string }[]>`select id from bylines order by slug`).map(({ id }) => id),
    topics: (await sql<{ id: string }[]>`select id from topics order by slug`).map(({ id }) => id),
    pictures: await sql<Masthead['pictures']>`
      select id, alt, caption, credit from media where alt <> '' order by id limit 500`,
    editors: users.filter(({ role }) => role === 'editor' || role === 'admin').map(({ id }) => id),
    moderators: users.filter(({ role }) => role !== 'author').map(({ id }) => id),
  }
}

async function addSections(sql: postgres.Sql, opened: Date): Promise<void> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from sections`
  if (row!.n > 0) return
  const rows = demoSections.map((section, position) => ({
    id: uuidv7(opened.getTime() + position),
    ...section,
    position,
    created_at: opened,
  }))
  await sql`insert into sections ${sql(rows)} on conflict (slug) do nothing`
}

async function addBylines(sql: postgres.Sql, wanted: number, opened: Date): Promise<void> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from bylines`
  const chance = chanceOf('bylines')
  const named = demoBylines.map(({ slug, name, jobTitle, biography }) => ({
    slug,
    name,
    job_title: jobTitle,
    biography,
  }))
  const invented = Array.from({ length: wanted }, () => {
    const { name } = personOf(chance)
    return { slug: slugify(name), name, job_title: 'Journaliste', biography: '' }
  })
  const rows = (row!.n === 0 ? [...named, ...invented] : invented)
    .filter(({ slug }, index, all) => all.findIndex((other) => other.slug === slug) === index)
    .slice(0, Math.max(0, wanted - row!.n))
    .map((byline) => ({ id: uuidv7(opened.getTime()), ...byline, created_at: opened }))
  if (rows.length > 0) await sql`insert into bylines ${sql(rows)} on conflict (slug) do nothing`
}

async function addTopics(sql: postgres.Sql, wanted: number, opened: Date): Promise<void> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from topics`
  const names = [
    ...topicNames,
    ...places.map(({ name }) => name),
    ...places.flatMap(({ of }) => [`École ${of}`, `Mairie ${of}`]),
  ]
  for (const topic of topicNames) for (const { of } of places) names.push(`${topic} ${of}`)
  const rows = names
    .map((name) => ({ id: uuidv7(opened.getTime()), slug: slugify(name, 60), name, created_at: opened }))
    .filter(({ slug }, index, all) => all.findIndex((other) => other.slug === slug) === index)
    .slice(0, Math.max(0, wanted - row!.n))
  if (rows.length > 0) await sql`insert into topics ${sql(rows)} on conflict (slug) do nothing`
}
