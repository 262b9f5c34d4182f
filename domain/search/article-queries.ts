import { inArray, sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { publicArticles, publicSearchTexts } from '#db/schema/public.ts'
import { summaryColumns, toSummary } from '#domain/articles/summary.ts'
import { unaccented } from '#domain/search-index/words.ts'
import { beginningOf, candidatesIn, extractOf, markAll } from './extract.ts'
import type { Question } from './question.ts'
import type { FoundArticle } from './view.ts'

/** The articles of one page, their titles and extracts marked. */
export async function readArticles(
  question: Question,
  rows: readonly { id: string }[],
): Promise<FoundArticle[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const db = publicDb()
  const [summaries, texts] = await Promise.all([
    db.select(summaryColumns).from(publicArticles).where(inArray(publicArticles.id, ids)),
    db.select().from(publicSearchTexts).where(inArray(publicSearchTexts.id, ids)),
  ])
  const bodies = new Map(texts.map(({ id, body }) => [id, body]))
  const matches = new Map(
    await Promise.all(
      [...Map.groupBy(texts, ({ configuration }) => configuration)].map(async ([configuration, ofOne]) => {
        const own = new Set(ofOne.map(({ id }) => id))
        const titles = summaries.filter(({ id }) => own.has(id)).map(({ title }) => title)
        const found = await matchesIn(question, [...titles, ...ofOne.map(({ body }) => body)], configuration)
        return [configuration, found] as const
      }),
    ),
  )
  const configurationOf = new Map(texts.map(({ id, configuration }) => [id, configuration]))
  const found = new Map(
    summaries.map((row) => {
      const article = toSummary(row)
      const body = bodies.get(row.id) ?? row.standfirst
      const words = matches.get(configurationOf.get(row.id) ?? '') ?? new Set<string>()
      return [row.id, { article, title: markAll(row.title, words), extract: extractOf(body, words) }]
    }),
  )
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Which words of these texts answer the question, by the rules of the index. */
async function matchesIn(
  question: Question,
  texts: readonly string[],
  configuration: string,
): Promise<Set<string>> {
  const terms = question.groups.flat().filter(({ isExcluded }) => !isExcluded)
  const asked = [
    ...new Set(
      terms.flatMap(({ spellings, others }) =>
        [spellings, ...others].flatMap(({ accented }) => accented.split(' ')),
      ),
    ),
  ].filter(Boolean)
  const beginnings = new Set(asked.map(beginningOf))
  const words = [...new Set(texts.flatMap((text) => candidatesIn(text, beginnings)))]
  if (words.length === 0) return new Set()
  const spelled = (word: string) => ({ accented: word, plain: unaccented(word), others: [] })
  const rows = await publicDb().execute<{ word: string }>(sql`
    select w.accented as word
    from jsonb_to_recordset(${JSON.stringify(words.map(spelled))}::jsonb) as w(accented text, plain text)
    where search_vector(${configuration}::regconfig, w.accented, w.plain) @@ (
      select search_groups(${configuration}::regconfig, ${JSON.stringify([asked.map(spelled)])}::jsonb))`)
  return new Set(rows.map(({ word }) => word))
}
