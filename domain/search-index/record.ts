import { inArray, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { articleRevisions, articles } from '#db/schema/articles.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { configurations, indexFormat, searchTextOf } from './document.ts'
import { type Lexicons, lexiconOf, readWords, vectorOf } from './lexicon.ts'
import { vocabularyOf, type Word } from './words.ts'

/**
 * What the index says of a published article. Answers with its words, each once an article. Who indexes many articles hands
 * over the words that are known already.
 */
export async function indexArticles(
  tx: Tx,
  articleIds: readonly string[],
  known: Lexicons = new Map(),
): Promise<Word[][]> {
  if (articleIds.length === 0) return []
  const rows = await tx
    .select({
      id: articles.id,
      language: articles.language,
      revisionId: articleRevisions.id,
      content: articleRevisions.content,
    })
    .from(articles)
    .innerJoin(articleRevisions, sql`${articleRevisions.id} = ${articles.publishedRevisionId}`)
    .where(sql`${inArray(articles.id, [...articleIds])} and ${articles.status} = 'published'`)
  const texts = rows.map(({ id, language, revisionId, content }) => {
    const text = searchTextOf(content)
    const words = vocabularyOf(`${content.title}\n${text.text}`)
    return { id, revisionId, configuration: configurations[language], vocabulary: words, ...text }
  })
  for (const [configuration, ofOne] of Map.groupBy(texts, (text) => text.configuration)) {
    const lexicon = lexiconOf(known, configuration)
    await readWords(
      tx,
      lexicon,
      ofOne.flatMap(({ title, standfirst, headings, body }) => [title, standfirst, headings, body]),
    )
    const written = ofOne.map(({ id, revisionId, title, standfirst, headings, body, text, vocabulary }) => ({
      id,
      revisionId,
      title: vectorOf(lexicon, title),
      standfirst: vectorOf(lexicon, standfirst),
      headings: vectorOf(lexicon, headings),
      body: vectorOf(lexicon, body),
      text,
      words: vocabulary.map(({ word }) => word),
    }))
    await writeDocuments(tx, written, configuration)
  }
  return texts.map(({ vocabulary }) => vocabulary)
}

/** The parts are vectors, as text. */
type Row = {
  id: string
  revisionId: string
  title: string
  standfirst: string
  headings: string
  body: string
  text: string
  words: string[]
}

/**
 * The article is locked meanwhile, and read again if somebody had it: what was published since is not overwritten by what
 * was read before. These rows and no others are locked: who locks all waits for every publication, and some wait for ours.
 * Names are not in the index, but who bears them: a new name is found at once, however many articles have it.
 */
async function writeDocuments(tx: Tx, rows: readonly Row[], configuration: string): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    with made as (
      select d.*, a.section_id, a.published_at, r.topics, r.bylines
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(
        id uuid, "revisionId" uuid, title tsvector, standfirst tsvector, headings tsvector, body tsvector, text text, words text[])
      join articles a on a.id = d.id and a.published_revision_id = d."revisionId" and a.status = 'published'
      cross join lateral (select
        array(select topic_id from article_topics where article_id = a.id order by topic_id) as topics,
        array(select byline_id from article_bylines where article_id = a.id order by byline_id) as bylines) as r
      for share of a
    ), parts as materialized (
      select *, setweight(title, 'A') || setweight(standfirst, 'B') as head,
        setweight(headings, 'C') || setweight(body, 'D') as rest,
        array_to_tsvector(array['@s' || section_id, '@c' || ${configuration}::text, '@m' || to_char(published_at at time zone 'UTC', 'YYYYMM')]
          || array(select '@t' || id from unnest(topics) as id) || array(select '@b' || id from unnest(bylines) as id)) as places
      from made
    )
    insert into search_documents
      (article_id, revision_id, format, configuration, section_id, topic_ids, byline_ids, heading, document, body, words)
    select id, "revisionId", ${indexFormat}::int, ${configuration}, section_id, topics, bylines,
      head || places, head || rest || places, text, words
    from parts
    on conflict (article_id) do update set revision_id = excluded.revision_id, format = excluded.format,
      configuration = excluded.configuration, section_id = excluded.section_id, topic_ids = excluded.topic_ids,
      byline_ids = excluded.byline_ids, heading = excluded.heading, document = excluded.document, body = excluded.body,
      words = excluded.words
    where (search_documents.revision_id, search_documents.format, search_documents.configuration, search_documents.section_id,
        search_documents.topic_ids, search_documents.byline_ids, search_documents.heading, search_documents.document, search_documents.body, search_documents.words)
      is distinct from (excluded.revision_id, excluded.format, excluded.configuration, excluded.section_id,
        excluded.topic_ids, excluded.byline_ids, excluded.heading, excluded.document, excluded.body, excluded.words)`)
}

/** The months of publication are in the row, too: another hour is another row. */
export async function forgetArticle(tx: Tx, articleId: string): Promise<void> {
  await tx.delete(searchDocuments).where(sql`${searchDocuments.articleId} = ${articleId}`)
}

/**
 * Words that are new, and those that were known as a name and are none. The others are left alone, so that no two publications
 * wait for each other. How many articles have them the database counts by itself.
 */
export async function learnWords(tx: Tx, words: readonly Word[]): Promise<void> {
  if (words.length === 0) return
  await tx.execute(sql`
    insert into search_words (word, shown, unaccented, documents)
    select word, shown, unaccented, 0
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as w(word text, shown text, unaccented text)
    order by word on conflict (word) do update set shown = excluded.shown
      where excluded.shown = excluded.word and search_words.shown <> excluded.shown`)
}
