import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { dayContextOf } from '#components/print/print-context.ts'
import { arrange } from '#domain/articles/home.ts'
import type { ArticleSummary, HomeView, SectionStories } from '#domain/articles/view.ts'
import type { PictureView } from '#domain/media/view.ts'
import { Front } from './front.tsx'

const now = new Date('2026-11-27T12:00:00Z')
const print = dayContextOf({ language: 'fr', timeZone: 'Europe/Paris' }, now)
const names = ['Politique', 'Société', 'Économie', 'Culture', 'Sports']
const picture: PictureView = {
  id: 'p',
  token: 'jeton',
  width: 2400,
  height: 1600,
  avif: true,
  widths: [480, 960],
  alt: 'Un pont',
  caption: '',
  credit: '',
}

const story = (n: number, isPictured: boolean): ArticleSummary => ({
  id: String(n),
  slug: `article-${n}`,
  title: `Titre ${n}`,
  standfirst: `Chapeau ${n}`,
  section: { slug: `s${n % names.length}`, name: names[n % names.length]! },
  bylines: [{ slug: 'ines', name: 'Inès Carvadec', jobTitle: '' }],
  lead: isPictured ? picture : null,
  publishedAt: new Date(now.getTime() - n * 3_600_000),
  updatedAt: null,
  commentCount: n % 3,
  readingMinutes: 1 + (n % 7),
  language: 'fr',
})

function front(count: number, isPictured: (n: number) => boolean): { home: HomeView; html: string } {
  const all = Array.from({ length: count }, (_, n) => story(n, isPictured(n)))
  const sections = names.map(
    (name, index): SectionStories => ({
      section: { id: `s${index}`, slug: `s${index}`, name, description: '', parentId: null },
      articles: all.filter(({ section }) => section.slug === `s${index}`),
    }),
  )
  const home = { ...arrange(all.slice(0, 40), sections, now), mostCommented: [] }
  return { home, html: renderToStaticMarkup(<Front home={home} print={print} />) }
}
const headlines = (html: string) => [...html.matchAll(/<h[23]><a href="([^"]+)">/g)].map((match) => match[1]!)

/** Every small paper, and some large ones: domain/articles/home.test.ts tries all between. */
const counts = [...Array.from({ length: 18 }, (_, n) => n + 1), 25, 41, 60]
test.each([
  ['all with pictures', () => true],
  ['none with a picture', () => false],
  ['every third with a picture', (n: number) => n % 3 === 2],
])('the printed page names every story once, of 1 to 60 stories, %s', (_, isPictured) => {
  for (const count of counts) {
    const { html } = front(count, isPictured)
    const printed = headlines(html)
    expect(printed, `${count} stories`).toHaveLength(new Set(printed).size)
    // All of a small paper is on its front page.
    if (count <= 20) expect(printed, `${count} stories`).toHaveLength(count)
  }
})

test('a paper of few stories has no heading over nothing', () => {
  for (const count of [1, 2, 4]) {
    const { html } = front(count, () => true)
    expect(html).not.toContain('En continu')
    expect(html).not.toMatch(/<(?:ol|ul)[^>]*><\/(?:ol|ul)>/)
  }
  expect(front(12, () => true).html).toContain('En continu')
})

test('a count leads to the comments where there are some, and is told where there are none', () => {
  const { html } = front(3, () => false)
  const counts = [...html.matchAll(/<(a|span)( href="[^"]+")? class="comment-count">.*?<\/svg>(\d+)/g)]
  expect(counts.map(([, element, , count]) => [element, count])).toEqual([
    ['span', '0'],
    ['a', '1'],
    ['a', '2'],
  ])
})
