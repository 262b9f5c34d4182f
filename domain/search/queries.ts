import { sql } from 'drizzle-orm'
import { publicDb } from '#db/client.ts'
import { unaccented } from '#domain/search-index/words.ts'
import { listSections } from '#domain/sections/queries.ts'
import { childrenOf, familyOf, topLevel } from '#domain/sections/section.ts'
import { readArticles } from './article-queries.ts'
import { type Asking, ask, type Named, plainName, prepare } from './asking.ts'
import { writeCursor } from './cursor.ts'
import type { Found } from './found.ts'
import type { SearchInput } from './input.ts'
import { asksForSomething, type Question, readQuestion } from './question.ts'
import type { Facet, SearchView } from './view.ts'

/** A screen of a phone's thumb; an extract is made of each. */
const pageSize = 10
/** So few that one may have been mistyped. */
const fewResults = 2
/**
 * How much more usual a word must be than what was typed, to be proposed beside what was found: by the letters they differ in.
 * One letter is a slip; two may well be another word.
 */
const moreUsual: Record<number, number> = { 1: 3, 2: 5 }
/** Words of a question that are looked for one by one where nothing has them all. */
const mostParts = 4
const mostNames = 5

/** What readers find. Never throws for what was typed. */
export async function search(input: SearchInput): Promise<SearchView> {
  const question = readQuestion(input.text)
  const asking = asksForSomething(question) ? await prepare(input) : null
  const found = asking && (await ask(question, asking, pageSize + 1))
  if (!asking || !found) return nothing(question)
  if (found.total > 0 || input.after) {
    const view = await toView(question, found, asking, input)
    if (found.total <= fewResults && !input.after) view.suggestion = await correct(question, asking, true)
    return view
  }
  const instead = await correct(question, asking, false)
  const corrected = instead === null ? null : readQuestion(instead)
  const others = corrected && (await ask(corrected, asking, pageSize + 1))
  if (!others || others.total === 0) {
    const parts = await partsOf(corrected ?? question, asking)
    return { ...(await toView(question, found, asking, input)), parts }
  }
  return { ...(await toView(corrected, others, asking, input)), question: question.text, instead }
}

const nothing = ({ text, isCut }: Question): SearchView => ({
  question: text,
  isCut,
  isEmpty: true,
  articles: [],
  total: 0,
  isWhole: true,
  facets: { sections: [], topics: [], bylines: [] },
  names: [],
  instead: null,
  suggestion: null,
  parts: [],
  next: null,
})

async function toView(
  question: Question,
  found: Found,
  asking: Asking,
  input: SearchInput,
): Promise<SearchView> {
  const page = found.rows.slice(0, pageSize)
  const last = page.at(-1)
  const [articles, sections] = await Promise.all([
    readArticles(question, page),
    sectionFacets(found, input.section ?? null),
  ])
  const facetOf = (counts: Record<string, number>, all: readonly Named[]): Facet[] =>
    all.flatMap(({ id, slug, name }) => (counts[id] ? [{ slug, name, count: counts[id] }] : [])).sort(byCount)
  return {
    question: question.text,
    isCut: question.isCut,
    isEmpty: false,
    articles,
    total: input.after && !found.isWhole && asking.order === 'date' ? null : found.total,
    isWhole: found.isWhole,
    facets: {
      sections,
      topics: facetOf(found.topics, asking.names.topics),
      bylines: facetOf(found.bylines, asking.names.bylines),
    },
    names: namesIn(question, asking),
    instead: null,
    suggestion: null,
    parts: [],
    next: found.rows.length > pageSize && last ? writeCursor({ ...last, asOf: asking.asOf }) : null,
  }
}

/**
 * The sections of what was found. A section counts what its sub-sections hold, as its page does; they are offered once it is
 * chosen.
 */
async function sectionFacets({ sections: counts }: Found, chosen: string | null): Promise<Facet[]> {
  if (Object.keys(counts).length === 0) return []
  const all = await listSections()
  const sum = (ids: string[]) => ids.reduce((total, id) => total + (counts[id] ?? 0), 0)
  const facets = topLevel(all).flatMap((section) => {
    const children = childrenOf(all, section.id)
    const isOpen = section.slug === chosen || children.some(({ slug }) => slug === chosen)
    return [
      { section, count: sum(familyOf(all, section.id)) },
      ...(isOpen ? children.map((child) => ({ section: child, count: sum([child.id]) })) : []),
    ]
  })
  return facets
    .filter(({ count }) => count > 0)
    .map(({ section: { slug, name }, count }) => ({ slug, name, count }))
    .sort(byCount)
}

const byCount = (a: Facet, b: Facet) => b.count - a.count || (a.name < b.name ? -1 : 1)

/** Bylines and topics that hold every word of the question. */
function namesIn(question: Question, { names }: Asking): SearchView['names'] {
  const wanted = question.groups.flat()
  if (wanted.some(({ isExcluded }) => isExcluded)) return []
  const isMeant = (named: Named) =>
    question.groups.every((group) =>
      group.some((term) => ` ${plainName(named)} `.includes(` ${term.spellings.plain} `)),
    )
  return [
    ...names.bylines.filter(isMeant).map(({ slug, name }) => ({ kind: 'byline' as const, slug, name })),
    ...names.topics.filter(isMeant).map(({ slug, name }) => ({ kind: 'topic' as const, slug, name })),
  ].slice(0, mostNames)
}

/**
 * The question with its mistyped words written as articles write them, or null. A word that readers find is left alone,
 * unless another one, `isBeside` what was found, is far more usual.
 */
async function correct(question: Question, asking: Asking, isBeside: boolean): Promise<string | null> {
  let text = question.text
  for (const term of question.groups.flat()) {
    if (term.isExcluded) continue
    for (const written of term.text.match(/[\p{L}\p{M}]+/gu) ?? []) {
      const plain = unaccented(written.toLowerCase())
      if (plain.length < 4) continue
      const alone = await ask(
        readQuestion(written),
        { ...asking, filters: null, since: null, until: null, after: null },
        1,
      )
      if (alone === null || alone.total > (isBeside ? fewResults : 0)) continue
      const close = await publicDb().execute<{ shown: string; distance: number; documents: number }>(
        sql`select shown, distance, documents from search_close_words(${plain})`,
      )
      // A word that is written like this in an article is right, but for a letter doubled by mistake.
      const isKnown = close.some(({ distance }) => distance === 0)
      const best = close.find(
        ({ shown, distance, documents }) =>
          distance > 0 &&
          (!isBeside || documents >= (moreUsual[distance] ?? 5) * Math.max(1, alone.total)) &&
          (!isKnown || !isBeside || singled(unaccented(shown.toLowerCase())) === singled(plain)),
      )
      if (!best) continue
      text = text.replace(written, () => best.shown)
    }
  }
  return text === question.text ? null : text
}

const singled = (word: string) => word.replace(/(.)\1+/gu, '$1')

/** Nothing has all of it: each of its words by itself, as far as anything has it. */
async function partsOf({ groups }: Question, asking: Asking): Promise<SearchView['parts']> {
  const wanted = groups.filter(([first]) => !first!.isExcluded)
  if (wanted.length < 2) return []
  const parts = await Promise.all(
    wanted.slice(0, mostParts).map(async (group) => {
      const text = group.map((term) => (term.isPhrase ? `"${term.text}"` : term.text)).join(' OU ')
      return { text, total: (await ask(readQuestion(text), asking, 1))?.total ?? 0 }
    }),
  )
  return parts.filter(({ total }) => total > 0)
}
