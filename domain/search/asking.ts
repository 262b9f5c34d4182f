import { sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicBylines, publicSearchConfigurations, publicTopics } from '#db/schema/public.ts'
import { configurations } from '#domain/search-index/document.ts'
import { unaccented } from '#domain/search-index/words.ts'
import { getSection, readFamily } from '#domain/sections/queries.ts'
import { readersNow } from '#domain/settings/queries.ts'
import type { Cursor } from './cursor.ts'
import { type Found, mergeFound } from './found.ts'
import type { SearchInput } from './input.ts'
import type { Question, Term } from './question.ts'
import type { SearchOrder } from './view.ts'

export type Named = { id: string; slug: string; name: string }
/** How a question is put to the index. */
export type Asking = {
  /** Those by which articles are indexed, one a language of theirs. */
  configurations: readonly string[]
  filters: string | null
  since: Date | null
  until: Date | null
  order: SearchOrder
  asOf: Date
  after: Cursor | null
  names: { bylines: Named[]; topics: Named[] }
}

/** The filters by id, and the names that words may mean. */
export async function prepare(input: SearchInput): Promise<Asking> {
  const db = publicDb()
  const [now, used, bylines, topics, section] = await Promise.all([
    input.after ? input.after.asOf : readersNow(),
    db.select().from(publicSearchConfigurations),
    db
      .select({ id: publicBylines.id, slug: publicBylines.slug, name: publicBylines.name })
      .from(publicBylines),
    db.select().from(publicTopics),
    input.section ? readSections(input.section) : [],
  ])
  const lexemes = [
    input.section ? section.map((id) => `'@s${id}'`).join(' | ') : null,
    input.topic ? `'@t${topics.find(({ slug }) => slug === input.topic)?.id ?? ''}'` : null,
    input.byline ? `'@b${bylines.find(({ slug }) => slug === input.byline)?.id ?? ''}'` : null,
  ].filter((lexeme) => lexeme !== null)
  return {
    configurations: used.length > 0 ? used.map((row) => row.configuration) : [configurations[input.language]],
    filters: lexemes.length > 0 ? lexemes.map((lexeme) => `(${lexeme})`).join(' & ') : null,
    since: input.since ?? null,
    until: input.until ?? null,
    order: input.order ?? 'relevance',
    asOf: new Date(Math.floor(now.getTime() / 1000) * 1000),
    after: input.after ?? null,
    names: { bylines, topics },
  }
}

/** A section with its sub-sections, by id; an unknown one is an id that no article has. */
async function readSections(slug: string): Promise<string[]> {
  const section = await getSection(slug)
  return section ? (await readFamily(section)).map(({ id }) => id) : ['']
}

/**
 * Null when nothing of the question can be looked for: all of its words are in every text. Articles of each language are
 * asked by its own rules, which stem and leave out words of others; what they answer is one list.
 */
export async function ask(question: Question, asking: Asking, limit: number): Promise<Found | null> {
  const { configurations: used } = asking
  if (used.length === 1) return askOne(question, asking, used[0]!, limit)
  const found = await Promise.all(
    used.map((configuration) => {
      const filters = [asking.filters, `'@c${configuration}'`].filter((one) => one !== null).join(' & ')
      return askOne(question, { ...asking, filters }, configuration, limit)
    }),
  )
  return mergeFound(
    found.filter((one) => one !== null),
    limit,
  )
}

async function askOne(
  question: Question,
  asking: Asking,
  configuration: string,
  limit: number,
): Promise<Found | null> {
  const { filters, since, until, order, asOf, after } = asking
  const byDate = order === 'date'
  const afterAt = after && byDate ? new Date(after.score * 1000).toISOString() : null
  const [row] = await publicDb().execute<{ found: Found | null }>(sql`
    select case when querytree(q.words) not in ('', 'T') then search_articles(
      q.words, ${filters}::tsquery, ${since?.toISOString() ?? null}::timestamptz, ${until?.toISOString() ?? null}::timestamptz,
      ${byDate}::boolean, ${asOf.toISOString()}::timestamptz, ${after?.score ?? null}::float8, ${afterAt}::timestamptz,
      ${after?.id ?? null}::uuid, ${limit}::int) end as found
    from (select search_groups(${configuration}::regconfig, ${groupsOf(question, asking)}::jsonb) as words) as q`)
  return row?.found ?? null
}

function groupsOf(question: Question, { names }: Asking): string {
  return JSON.stringify(
    question.groups.map((group) =>
      group.map((term) => ({
        ...term.spellings,
        others: term.others,
        also: term.isExcluded ? '' : whoIsCalled(term, names),
        isExcluded: term.isExcluded,
      })),
    ),
  )
}

/**
 * A word that more names have is no name: « eau » is in dozens of topics. Each name is one more word to rank every article
 * by, and thirty took the database beyond its time in 100,000 articles.
 */
const mostCalled = 6

/** Who bears the word as a name, in the words of the index: those of the shortest names, which say little else. */
function whoIsCalled(term: Term, { bylines, topics }: Asking['names']): string {
  if (term.spellings.plain.length < 3) return ''
  const called = (named: readonly Named[], sign: string) =>
    named
      .filter((one) => ` ${plainName(one)} `.includes(` ${term.spellings.plain} `))
      .map((one) => ({ lexeme: `'@${sign}${one.id}'`, length: plainName(one).length }))
  return [...called(bylines, 'b'), ...called(topics, 't')]
    .sort((a, b) => a.length - b.length)
    .slice(0, mostCalled)
    .map(({ lexeme }) => lexeme)
    .join(' | ')
}

const plainNames = new WeakMap<Named, string>()
export function plainName(named: Named): string {
  const known = plainNames.get(named)
  if (known !== undefined) return known
  const plain = unaccented(named.name.toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  plainNames.set(named, plain)
  return plain
}
