import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrange } from './home.ts'
import type { ArticleSummary, SectionStories } from './view.ts'

const now = new Date('2026-11-27T12:00:00Z')
const hours = (n: number) => new Date(now.getTime() - n * 3_600_000)

const story = (n: number, hasPicture = false, readingMinutes = 2) =>
  ({ id: String(n), lead: hasPicture ? {} : null, readingMinutes, publishedAt: hours(n) }) as ArticleSummary
const stories = (count: number, pictured: number[] = []) =>
  Array.from({ length: count }, (_, n) => story(n, pictured.includes(n)))
const ids = (list: readonly ArticleSummary[]) => list.map((one) => Number(one.id))
const section = (slug: string, articles: ArticleSummary[]): SectionStories => ({
  section: { id: slug, slug, name: slug, description: '', parentId: null },
  articles,
})
const top = (newest: ArticleSummary[]) => arrange(newest, [], now)
/** Every story of the page, once for each place it stands in. */
const everywhere = (home: ReturnType<typeof arrange>) => [
  ...[home.lead, home.longRead].filter((article) => article !== null),
  ...home.seconds,
  ...home.latest,
  ...home.row,
  ...home.sections.flatMap(({ articles }) => articles),
]

test('the newest story with a picture leads', () => {
  expect(top(stories(20, [3, 5])).lead?.id).toBe('3')
})

test('without a picture among the ten newest, the newest leads', () => {
  expect(top(stories(20, [12])).lead?.id).toBe('0')
})

test('the next ones follow, then the wire, then the row', () => {
  const { lead, seconds, latest, row } = top(stories(40, [2]))
  expect(ids([lead!, ...seconds])).toEqual([2, 0, 1, 3])
  expect(ids(latest)).toEqual([4, 5, 6, 7, 8, 9, 10, 11])
  expect(ids(row)).toEqual([12, 13, 14, 15])
})

test('a paper of few stories has no wire, and one of none has nothing', () => {
  expect(top(stories(1))).toMatchObject({ lead: { id: '0' }, seconds: [], row: [], latest: [], sections: [] })
  expect(top(stories(4)).latest).toEqual([])
  expect(ids(top(stories(4)).seconds)).toEqual([1, 2, 3])
  expect(top(stories(6)).latest).toEqual([])
  expect(ids(top(stories(7)).latest)).toEqual([4, 5, 6])
  expect(top(stories(14)).row).toEqual([])
  expect(ids(top(stories(15)).row)).toEqual([12, 13, 14])
  expect(top([])).toEqual({
    opening: { kind: 'story', title: '', others: [] },
    lead: null,
    seconds: [],
    row: [],
    latest: [],
    longRead: null,
    sections: [],
  })
})

test('the longest read of the week has its own place, with a picture', () => {
  const newest = stories(30, [0, 18, 20, 22])
  newest[18] = story(18, true, 6)
  newest[20] = story(20, true, 9)
  newest[21] = story(21, false, 30)
  newest[22] = story(22, true, 9)
  expect(top(newest).longRead?.id).toBe('20')
  newest[20] = { ...story(20, true, 9), publishedAt: hours(24 * 8) }
  expect(top(newest).longRead?.id).toBe('22')
  expect(top(stories(30, [0, 18])).longRead).toBeNull()
})

test('a section shows what does not stand above it, and none is shown with nothing', () => {
  const newest = stories(20)
  const home = arrange(newest, [section('a', newest.slice(0, 18)), section('b', newest.slice(0, 3))], now)
  expect(home.sections.map(({ section: { slug }, articles }) => [slug, ids(articles)])).toEqual([
    ['a', [16, 17]],
  ])
})

const articles = fc
  .array(fc.record({ isPictured: fc.boolean(), minutes: fc.nat(12), age: fc.nat(400), place: fc.nat(8) }), {
    minLength: 0,
    maxLength: 60,
  })
  .map((drawn) => {
    const all = drawn
      .map(({ isPictured, minutes, age, place }, n) => ({
        article: { ...story(n, isPictured, minutes), publishedAt: hours(age) },
        place,
      }))
      .sort((a, b) => b.article.publishedAt.getTime() - a.article.publishedAt.getTime())
    const sections = Array.from({ length: 9 }, (_, place) =>
      section(
        String(place),
        all.filter((one) => one.place === place).map((one) => one.article),
      ),
    )
    return { all: all.map((one) => one.article), sections }
  })

test('no story stands twice, whatever a newsroom has published', () => {
  fc.assert(
    fc.property(articles, ({ all, sections }) => {
      const home = arrange(all.slice(0, 40), sections, now)
      const shown = ids(everywhere(home))
      expect(shown).toHaveLength(new Set(shown).size)
      // Whatever there is to read, something leads; and what is newest is never left out.
      if (all.length > 0) expect(home.lead).not.toBeNull()
      expect(shown).toEqual(expect.arrayContaining(ids(all.slice(0, 4))))
    }),
    { numRuns: 500 },
  )
})
