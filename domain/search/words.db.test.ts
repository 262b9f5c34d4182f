import { beforeAll, expect, test } from 'vitest'
import { saveDraft } from '#domain/articles/commands.ts'
import type { ArticleContent } from '#domain/articles/content.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import {
  aNewsroom,
  aPublishedArticle,
  appSql,
  aText,
  by,
  type Newsroom,
  ownerSql,
  type PublishedArticle,
  paragraphs,
  publicSql,
} from '#testing/database.ts'
import { rebuildSearch } from './rebuild.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const publish = (changes: Partial<ArticleContent>) =>
  aPublishedArticle(newsroom, { content: aText(newsroom, changes) })

async function rewrite(
  article: PublishedArticle,
  changes: Partial<ArticleContent>,
): Promise<PublishedArticle> {
  const context = by(newsroom.editor)
  const content = { ...article.content, ...changes }
  const { version } = await saveDraft(context, {
    articleId: article.id,
    baseVersion: article.version,
    content,
    overwrite: false,
  })
  const published = await publishArticle(context, {
    articleId: article.id,
    baseVersion: version,
    at: null,
    slug: article.slug,
    correction: '',
  })
  return { ...article, ...published, content }
}

const kept = async (...words: string[]) => {
  const rows = await ownerSql()<{ word: string; n: number }[]>`
    select w.word, (w.documents + coalesce((select sum(change) from search_word_counts c where c.word = w.word), 0))::int as n
    from search_words w where word in ${ownerSql()(words)}`
  const found = new Map(rows.map(({ word, n }) => [word, n]))
  return words.map((word) => found.get(word) ?? 0)
}
const differences = () => ownerSql()`
  with counted as (select word, count(*)::int as n from search_documents, unnest(words) as word group by 1),
    kept as (
      select word, sum(n)::int as n from (
        select word, documents as n from search_words union all select word, change from search_word_counts) as lines
      group by 1 having sum(n) <> 0)
  select word, counted.n as counted, kept.n as kept from counted full join kept using (word)
  where counted.n is distinct from kept.n`

test('how usual a word is: true after each publication, correction, withdrawal and folding', async () => {
  const one = await publish({ title: 'La garance', body: paragraphs('Garance et guède, garance encore.') })
  expect(await kept('garance', 'guède', 'gaude')).toEqual([1, 1, 0])
  const two = await publish({ title: 'La gaude', body: paragraphs('Garance et gaude.') })
  expect(await kept('garance', 'guède', 'gaude')).toEqual([2, 1, 1])
  await rewrite(one, { body: paragraphs('Garance et gaude.') })
  expect(await kept('garance', 'guède', 'gaude')).toEqual([2, 0, 2])
  await ownerSql()`select fold_search_words()`
  expect(await kept('garance', 'guède', 'gaude')).toEqual([2, 0, 2])
  await unpublishArticle(by(newsroom.editor), { articleId: two.id, reason: 'Erreur.' })
  expect(await kept('garance', 'guède', 'gaude')).toEqual([1, 0, 1])
  expect(await differences()).toEqual([])
})

test('how usual a word is: the same when all of it is counted anew, and words that are gone are forgotten', async () => {
  expect(await kept('guède')).toEqual([0])
  await rebuildSearch()
  expect(await differences()).toEqual([])
  expect(await ownerSql()`select 1 from search_words where word = 'guède'`).toHaveLength(0)
  expect(await ownerSql()`select 1 from search_words where documents <= 0`).toHaveLength(0)
  expect(await ownerSql()`select 1 from search_word_counts`).toHaveLength(0)
})

test('how usual a word is: exact while others publish, fold and count', async () => {
  const made = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      publish({ title: `Indigo ${i + 1000}`, body: paragraphs(`Indigo numéro${'abcdefgh'[i]}.`) }),
    ),
  )
  await Promise.all([
    ...made
      .slice(0, 4)
      .map(({ id }) => unpublishArticle(by(newsroom.editor), { articleId: id, reason: 'Erreur.' })),
    ...made.slice(4).map((article) => rewrite(article, { body: paragraphs('Indigo et pastel.') })),
    appSql()`select fold_search_words()`,
    appSql()`select recount_search_words()`,
    appSql()`select fold_search_words()`,
  ])
  expect(await kept('indigo', 'pastel')).toEqual([4, 4])
  expect(await differences()).toEqual([])
  const sql = publicSql()
  for (const asked of [
    sql`select fold_search_words()`,
    sql`select recount_search_words()`,
    sql`select forget_search_words()`,
  ])
    await expect(asked).rejects.toMatchObject({ code: '42501' })
})
