import { sql } from 'drizzle-orm'
import { addressesIn } from '#contract/public-addresses.ts'
import { shortestSuggestion } from '#contract/search-query.ts'
import { publicDb } from '#db/client.ts'
import { publicBylines, publicTopics } from '#db/schema/public.ts'
import { listByIds } from '#domain/articles/list-queries.ts'
import { articleHref } from '#domain/articles/view.ts'
import { configurations } from '#domain/search-index/document.ts'
import { spellingsOf } from '#domain/search-index/words.ts'
import { listSections } from '#domain/sections/queries.ts'
import type { Locale } from '#lib/locale.ts'
import { plainName } from './asking.ts'

export type SuggestionKind = 'section' | 'topic' | 'byline' | 'article' | 'word'
export type Suggestion = { kind: SuggestionKind; text: string; href: string }

/** A list that is read at a glance, without scrolling on a phone above its keyboard. */
const most = { names: 3, titles: 4, words: 3, all: 8 } as const
/** Fewer letters begin too many words to guess one. */
const shortestWord = 3

/**
 * What a reader may be about to ask: names of sections, topics and bylines, titles, and the word that is being typed. The last
 * word is taken for a beginning, those before it for words. Nothing that readers cannot read is suggested.
 */
export async function suggest(typed: string, language: Locale): Promise<Suggestion[]> {
  const { accented, plain } = spellingsOf(typed)
  if (plain.length < shortestSuggestion) return []
  const [names, titles, words] = await Promise.all([
    namesLike(plain, language),
    titlesLike(accented, plain, language),
    plain.includes(' ') ? [] : wordsLike(plain, language),
  ])
  return [...names, ...titles, ...words].slice(0, most.all)
}

async function namesLike(plain: string, language: Locale): Promise<Suggestion[]> {
  const db = publicDb()
  const [sections, topics, bylines] = await Promise.all([
    listSections(),
    db.select({ id: publicTopics.id, slug: publicTopics.slug, name: publicTopics.name }).from(publicTopics),
    db
      .select({ id: publicBylines.id, slug: publicBylines.slug, name: publicBylines.name })
      .from(publicBylines),
  ])
  const { byline, topic } = addressesIn(language)
  const like = (
    kind: SuggestionKind,
    addressOf: (slug: string) => string,
    all: { id: string; slug: string; name: string }[],
  ) =>
    all
      .filter((named) => ` ${plainName(named)}`.includes(` ${plain}`))
      .map(({ slug, name }) => ({ kind, text: name, href: addressOf(slug) }))
  return [
    ...like('section', (slug) => `/${slug}`, sections),
    ...like('byline', byline, bylines),
    ...like('topic', topic, topics),
  ].slice(0, most.names)
}

async function titlesLike(accented: string, plain: string, language: Locale): Promise<Suggestion[]> {
  const cut = accented.lastIndexOf(' ') + 1
  const plainCut = plain.lastIndexOf(' ') + 1
  const before = { accented: accented.slice(0, cut).trim(), plain: plain.slice(0, plainCut).trim() }
  const last = { accented: accented.slice(cut), plain: plain.slice(plainCut) }
  const rows = await publicDb().execute<{ id: string }>(sql`
    select id from search_titles(${configurations[language]}::regconfig, ${before.accented}, ${before.plain},
      ${last.accented}, ${last.plain}, ${most.titles}::int)`)
  const articles = await listByIds(rows.map(({ id }) => id))
  return articles.map((article) => ({ kind: 'article', text: article.title, href: articleHref(article) }))
}

async function wordsLike(plain: string, language: Locale): Promise<Suggestion[]> {
  if (plain.length < shortestWord) return []
  const rows = await publicDb().execute<{ shown: string }>(
    sql`select shown from search_words_like(${plain}, ${most.words}::int)`,
  )
  return rows.map(({ shown }) => ({
    kind: 'word',
    text: shown,
    href: `${addressesIn(language).search}?${new URLSearchParams({ q: shown })}`,
  }))
}
