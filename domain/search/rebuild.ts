import { sql } from 'drizzle-orm'
import { type Tx, transaction } from '#db/client.ts'
import { configurations, indexFormat } from '#domain/search-index/document.ts'
import type { Lexicons } from '#domain/search-index/lexicon.ts'
import { indexArticles, learnWords } from '#domain/search-index/record.ts'
import type { Word } from '#domain/search-index/words.ts'

/** Articles of one transaction: a quarter of a second, for which an editor who publishes one of them waits. */
const batchSize = 100
/** Articles after which the lines of their words are folded: some hundred thousand lines. */
const foldEvery = 5_000
const firstId = '00000000-0000-0000-0000-000000000000'

/** Of which articles rows are made: all that are published, or those that have none, or an old one. */
type Wanted = 'all' | 'missing'

/** The next ones after an id. Going on by id, so that one that cannot be indexed is not tried for ever. */
async function nextIds(wanted: Wanted, after: string, batches = 1): Promise<string[]> {
  const rows = await transaction((tx) =>
    tx.execute<{ id: string }>(sql`
      select a.id from articles a left join search_documents d on d.article_id = a.id
      where a.status = 'published' and a.id > ${after}::uuid and (${wanted === 'all'} or d.article_id is null
        or d.revision_id <> a.published_revision_id or d.format <> ${indexFormat} or d.configuration <> ${JSON.stringify(configurations)}::jsonb ->> a.language)
      order by a.id limit ${batches * batchSize}`),
  )
  return rows.map(({ id }) => id)
}

/** Nothing is lost with rows that can be made again: no batch waits for the disk. */
function indexing<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = off`)
    return work(tx)
  })
}

/**
 * Makes the rows that are missing, or were made by earlier rules or for another language: of a site that had no search yet,
 * of articles that came past the commands. `mayGoOn` is asked between batches.
 */
export async function indexMissing(mayGoOn: () => boolean = () => true): Promise<number> {
  let done = 0
  let after = firstId
  const lexicons: Lexicons = new Map()
  const known = new Map<string, Word>()
  while (mayGoOn()) {
    const ids = await nextIds('missing', after)
    if (ids.length === 0) break
    await indexing(async (tx) => {
      const words = await indexArticles(tx, ids, lexicons)
      await learnWords(tx, newAmong(known, words.flat()))
    })
    done += ids.length
    after = ids.at(-1)!
    // A site that indexes all it has writes millions of lines.
    if (done % foldEvery < ids.length) await indexing((tx) => tx.execute(sql`select fold_search_words()`))
  }
  return done
}

/**
 * Makes every row again, and counts all words; a row that comes out the same is left alone. Readers search the old rows
 * meanwhile. Each lane makes use of a core.
 */
export async function rebuildSearch(report: (done: number) => void = () => {}, lanes = 1): Promise<number> {
  const lexicons: Lexicons = new Map()
  const known = new Map<string, Word>()
  let done = 0
  let after = firstId
  for (;;) {
    const ids = await nextIds('all', after, lanes)
    if (ids.length === 0) break
    const shares = Array.from({ length: lanes }, (_, lane) => ids.filter((_, i) => i % lanes === lane))
    const found = await Promise.all(
      shares.map((share) => indexing((tx) => indexArticles(tx, share, lexicons))),
    )
    const fresh = newAmong(known, found.flat(2))
    await indexing((tx) => learnWords(tx, fresh))
    done += ids.length
    after = ids.at(-1)!
    report(done)
  }
  await transaction((tx) =>
    tx.execute(sql`
      delete from search_documents d where not exists (
        select 1 from articles a where a.id = d.article_id and a.status = 'published')`),
  )
  await transaction(async (tx) => {
    // Every word of every article, once: no desk ever waits so long.
    await tx.execute(sql`set local statement_timeout = '10min'`)
    await tx.execute(sql`select recount_search_words()`)
  })
  await transaction((tx) => tx.execute(sql`select forget_search_words()`))
  return done
}

/** The words that this run has not learned yet, or as a name only; in their order. */
function newAmong(known: Map<string, Word>, words: readonly Word[]): Word[] {
  const fresh = new Map<string, Word>()
  for (const word of words) {
    const before = known.get(word.word)
    // One that is written small anywhere is no name.
    if (before && (before.shown === before.word || word.shown !== word.word)) continue
    known.set(word.word, word)
    fresh.set(word.word, word)
  }
  return [...fresh.values()].sort((a, b) => (a.word < b.word ? -1 : 1))
}
