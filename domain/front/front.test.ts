import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrange, storiesOf } from '#domain/articles/home.ts'
import { type ArticleSummary, leadKinds, type SectionStories } from '#domain/articles/view.ts'
import { arrangeSection, sectionStories } from './compose.ts'
import { bannerOf, emptyLayout, type FrontLayout, handOf, namedIds } from './front.ts'

const now = new Date('2026-11-27T12:00:00Z')
const section = { slug: 's', name: 'S' }
const story = (n: number, hasPicture = true, slug = 's') =>
  ({
    id: String(n),
    section: { ...section, slug },
    lead: hasPicture ? {} : null,
    readingMinutes: 2,
    publishedAt: new Date(now.getTime() - n * 3_600_000),
  }) as ArticleSummary
const stories = (count: number) => Array.from({ length: count }, (_, n) => story(n))
const ids = (list: readonly (ArticleSummary | null)[]) => list.map((one) => Number(one?.id))
const seen = (list: readonly ArticleSummary[]) => new Map(list.map((one) => [one.id, one]))
const layoutOf = (changes: Partial<FrontLayout>): FrontLayout => ({ ...emptyLayout, ...changes })
const compose = (changes: Partial<FrontLayout>, newest: ArticleSummary[], sections: SectionStories[] = []) =>
  arrange(newest, sections, now, handOf(layoutOf(changes), seen(newest)))

test('what is placed stands where it was put, and the rule fills the rest', () => {
  const home = compose({ leads: ['9'], seconds: ['20', '7'], row: ['5'] }, stories(40))
  expect(ids([home.lead, ...home.seconds])).toEqual([9, 20, 7, 0])
  expect(ids(home.latest)).toEqual([1, 2, 3, 4, 6, 8, 10, 11])
  expect(ids(home.row)).toEqual([5, 12, 13, 14])
})

test('nothing placed is the rule itself', () => {
  const newest = stories(40)
  expect(arrange(newest, [], now, handOf(emptyLayout, seen([])))).toEqual(arrange(newest, [], now))
})

test('a story that nobody sees falls out, the rule fills its place, and it comes back with the story', () => {
  const layout = { leads: ['9'], seconds: ['20', '7'] }
  const without = stories(40).filter(({ id }) => id !== '9' && id !== '20')
  const fallen = compose(layout, without)
  expect(ids([fallen.lead, ...fallen.seconds])).toEqual([0, 7, 1, 2])
  const again = compose(layout, stories(40))
  expect(ids([again.lead, ...again.seconds])).toEqual([9, 20, 7, 0])
})

test('breaking news without its story is an ordinary day', () => {
  expect(compose({ kind: 'breaking', leads: ['3'] }, stories(10)).opening.kind).toBe('breaking')
  const fallen = compose({ kind: 'breaking', leads: ['99'] }, stories(10))
  expect([fallen.opening.kind, ...ids([fallen.lead])]).toEqual(['story', 0])
})

test('a report opens with the next of its own, and is not there without any', () => {
  const report = { kind: 'report', title: 'Le pont', leads: ['99'], linked: ['4', '5'] } as const
  const opened = compose({ ...report, linked: [...report.linked], leads: ['99'] }, stories(10))
  expect(opened.opening).toMatchObject({ kind: 'report', title: 'Le pont' })
  expect(ids([opened.lead, ...opened.opening.others])).toEqual([4, 5])
  const gone = compose({ ...report, leads: ['99'], linked: ['98'] }, stories(10))
  expect(gone.opening).toEqual({ kind: 'story', title: '', others: [] })
})

test('linked stories of a page that is no report follow the rule', () => {
  const home = compose({ linked: ['0'] }, stories(10))
  expect(ids([home.lead])).toEqual([0])
})

test('two equals are filled by the rule, and one story has no equal', () => {
  const home = compose({ kind: 'equal', leads: ['5'] }, stories(10))
  expect([home.opening.kind, ...ids([home.lead, ...home.opening.others])]).toEqual(['equal', 5, 0])
  const byRule = compose({ kind: 'equal' }, stories(10))
  expect(ids([byRule.lead, ...byRule.opening.others])).toEqual([0, 1])
  // A picture beside a picture, where the newest ones have another.
  const mixed = stories(10).map((one, n) => (n < 3 ? story(n, false) : one))
  expect(ids(compose({ kind: 'equal', leads: ['5'] }, mixed).opening.others)).toEqual([3])
  expect(ids(compose({ kind: 'equal', leads: ['1'] }, mixed).opening.others)).toEqual([0])
  const alone = compose({ kind: 'equal' }, stories(1))
  expect([alone.opening, ...ids([alone.lead])]).toEqual([{ kind: 'story', title: '', others: [] }, 0])
  // One that is left over from two is the first of those beside it.
  expect(ids(compose({ leads: ['5', '6'], seconds: ['7'] }, stories(10)).seconds)).toEqual([6, 7, 0])
})

test('of two equals the first may be left to the rule, and the one that is placed stays second', () => {
  const open = { kind: 'equal', leads: ['5'], isLeadOpen: true } as const
  const home = compose({ ...open, leads: ['5'] }, stories(10))
  expect([home.opening.kind, ...ids([home.lead, ...home.opening.others])]).toEqual(['equal', 0, 5])
  // A picture beside a picture, and words beside words.
  const mixed = stories(10).map((one, n) => (n < 3 ? story(n, false) : one))
  expect(ids([compose({ ...open, leads: ['5'] }, mixed).lead])).toEqual([3])
  expect(ids([compose({ ...open, leads: ['1'] }, mixed).lead])).toEqual([0])
  // Where it has gone, the rule fills both; where there is no other, it leads alone.
  const gone = compose({ ...open, leads: ['99'] }, stories(10))
  expect(ids([gone.lead, ...gone.opening.others])).toEqual([0, 1])
  const alone = compose({ ...open, leads: ['0'] }, stories(1))
  expect([alone.opening.kind, ...ids([alone.lead])]).toEqual(['story', 0])
})

test('a page always has a lead, even where its only story was put beside it', () => {
  const home = compose({ seconds: ['0'] }, stories(1))
  expect([ids([home.lead]), home.seconds]).toEqual([[0], []])
})

test('sections stand in the order that was chosen, without those that are put away', () => {
  const newest = stories(40)
  const of = (id: string, articles: ArticleSummary[]): SectionStories => ({
    section: { id, slug: id, name: id, description: '', parentId: null },
    articles,
  })
  const sections = [
    of('a', newest.slice(20, 25)),
    of('b', newest.slice(25, 30)),
    of('c', newest.slice(30, 35)),
  ]
  const blocks = [
    { sectionId: 'c', isShown: true, stories: ['0', '1'] },
    { sectionId: 'a', isShown: false, stories: ['2'] },
    { sectionId: 'unknown', isShown: true, stories: ['3'] },
  ]
  const home = compose({ blocks }, newest, sections)
  expect(home.sections.map(({ section: { id }, articles }) => [id, ids(articles)])).toEqual([
    ['c', [0, 1, 30, 31]],
    ['b', [25, 26, 27, 28]],
  ])
  // Stories of a block that is not shown are not lost.
  expect(ids([home.lead, ...home.seconds])).toEqual([2, 3, 4, 5])
})

test('a wire that is put away gives its stories to what follows', () => {
  const home = compose({ hasLatest: false }, stories(40))
  expect(home.latest).toEqual([])
  expect(ids(home.row)).toEqual([4, 5, 6, 7])
})

test('a banner ends at its hour, and is gone with the article it is about', () => {
  const banner = (articleId: string | null) =>
    layoutOf({ banner: { text: 'Alerte', articleId, endsAt: '2026-11-27T13:00:00Z' } })
  const visible = seen(stories(2))
  expect(bannerOf(banner(null), visible, now)).toEqual({ text: 'Alerte', article: null })
  expect(bannerOf(banner('1'), visible, now)?.article?.id).toBe('1')
  expect(bannerOf(banner('9'), visible, now)).toBeNull()
  expect(bannerOf(banner(null), visible, new Date('2026-11-27T13:00:00Z'))).toBeNull()
  expect(bannerOf(emptyLayout, visible, now)).toBeNull()
})

test('the page of a section shows each of its stories once, and none of another section', () => {
  const items = stories(20)
  const foreign = story(77, true, 'autre')
  const older = story(50)
  const layout = layoutOf({ leads: ['77'], seconds: ['50', '4'] })
  const front = arrangeSection(layout, [foreign, older, items[4]!], items, ['s'], now)
  expect(ids([front.top!.lead, ...front.top!.seconds])).toEqual([0, 50, 4, 1])
  const all = ids(sectionStories(front))
  expect(all).toHaveLength(new Set(all).size)
  expect(all.toSorted((a, b) => a - b)).toEqual([...ids(items), 50])
})

test('a section for which nothing is placed opens its list as ever', () => {
  const items = stories(5)
  expect(arrangeSection(emptyLayout, [], items, ['s'], now)).toEqual({
    top: null,
    rest: items,
    banner: null,
    hasMostCommented: true,
  })
  expect(arrangeSection(layoutOf({ leads: ['9'] }), [], items, ['s'], now).top).toBeNull()
})

const id = fc.nat(60).map(String)
const layouts: fc.Arbitrary<FrontLayout> = fc.record({
  kind: fc.constantFrom(...leadKinds),
  leads: fc.array(id, { maxLength: 2 }),
  isLeadOpen: fc.constantFrom(true as const, undefined),
  title: fc.constant('Dossier'),
  linked: fc.array(id, { maxLength: 4 }),
  seconds: fc.array(id, { maxLength: 3 }),
  row: fc.array(id, { maxLength: 4 }),
  blocks: fc.uniqueArray(
    fc.record({
      sectionId: fc.constantFrom('a', 'b', 'gone'),
      stories: fc.array(id, { maxLength: 4 }),
      isShown: fc.boolean(),
    }),
    { selector: ({ sectionId }) => sectionId },
  ),
  hasLatest: fc.boolean(),
  hasMostCommented: fc.boolean(),
  banner: fc.constant(null),
})

test('whatever was composed and whatever has gone since, no story stands twice and something leads', () => {
  fc.assert(
    fc.property(layouts, fc.array(fc.nat(60)), fc.nat(40), (layout, gone, count) => {
      const visible = stories(60).filter((_, n) => !gone.includes(n))
      const newest = visible.slice(0, count)
      const sections = ['a', 'b'].map((name) => ({
        section: { id: name, slug: name, name, description: '', parentId: null },
        articles: visible.filter((_, n) => (n % 2 === 0) === (name === 'a')),
      }))
      const hand = handOf(layout, seen(visible.filter((one) => namedIds(layout).includes(one.id))))
      const home = { ...arrange(newest, sections, now, hand), mostCommented: [] }
      const places = [
        home.lead,
        ...home.opening.others,
        ...home.seconds,
        ...home.latest,
        ...home.row,
        home.longRead,
        ...home.sections.flatMap(({ articles }) => articles),
      ].filter((one) => one !== null)
      expect(places).toHaveLength(new Set(ids(places)).size)
      expect(places).toHaveLength(storiesOf(home).length)
      if (newest.length > 0) expect(home.lead).not.toBeNull()
      expect(home.seconds.length).toBeLessThanOrEqual(3)
    }),
    { numRuns: 500 },
  )
})
