import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { dayContextOf } from '#components/print/print-context.ts'
import { arrange } from '#domain/articles/home.ts'
import { type ArticleSummary, type LeadKind, leadKinds } from '#domain/articles/view.ts'
import { arrangeSection } from '#domain/front/compose.ts'
import { emptyLayout, type FrontLayout, handOf } from '#domain/front/front.ts'
import type { PictureView } from '#domain/media/view.ts'
import { Banner } from './banner.tsx'
import { Front } from './front.tsx'
import { SectionFront } from './section-front.tsx'

const now = new Date('2026-11-27T12:00:00Z')
const print = dayContextOf({ language: 'fr', timeZone: 'Europe/Paris' }, now)
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
  section: { slug: 's', name: 'Société' },
  bylines: [],
  lead: isPictured ? picture : null,
  publishedAt: new Date(now.getTime() - n * 3_600_000),
  updatedAt: null,
  commentCount: 0,
  readingMinutes: 2,
  language: 'fr',
})
const placed = (kind: LeadKind): FrontLayout => ({
  ...emptyLayout,
  kind,
  leads: kind === 'equal' ? ['3', '5'] : ['3'],
  title: kind === 'report' ? 'Le pont des Tanneurs' : '',
  linked: ['6', '7'],
  seconds: ['2'],
})
const headlines = (html: string) => [...html.matchAll(/<h[23]><a href="([^"]+)">/g)].map((match) => match[1]!)

for (const isPictured of [true, false])
  test.each(leadKinds)(`${isPictured ? 'with' : 'without'} pictures, %s, from one story to forty`, (kind) => {
    for (const count of [1, 2, 3, 4, 5, 8, 12, 40]) {
      const all = Array.from({ length: count }, (_, n) => story(n, isPictured))
      const visible = new Map(all.map((one) => [one.id, one]))
      const hand = handOf(placed(kind), visible)
      const sections = [
        { section: { id: 's', slug: 's', name: 'Société', description: '', parentId: null }, articles: all },
      ]
      const home = { ...arrange(all, sections, now, hand), mostCommented: [] }
      const html = renderToStaticMarkup(<Front home={home} print={print} />)
      const printed = headlines(html)
      expect(printed, `${count} stories`).toHaveLength(new Set(printed).size)
      if (count <= 12) expect(printed, `${count} stories`).toHaveLength(count)
      expect(html, `${count} stories`).not.toMatch(/<(?:ol|ul)[^>]*><\/(?:ol|ul)>/)
      // One picture is fetched before the others, where there is any.
      expect(html.match(/fetchPriority="high"/gi) ?? []).toHaveLength(isPictured ? 1 : 0)
    }
  })

test('a report says its title above its stories, breaking news says so, and neither does on another day', () => {
  const all = Array.from({ length: 12 }, (_, n) => story(n, true))
  const htmlOf = (kind: LeadKind) => {
    const home = arrange(all, [], now, handOf(placed(kind), new Map(all.map((one) => [one.id, one]))))
    return renderToStaticMarkup(<Front home={{ ...home, mostCommented: [] }} print={print} />)
  }
  expect(htmlOf('report')).toMatch(/Dossier<\/span> <span[^>]*>Le pont des Tanneurs<\/span><\/h2>/)
  expect(htmlOf('breaking')).toContain('Dernière minute')
  for (const kind of ['story', 'equal'] as const)
    expect(htmlOf(kind)).not.toMatch(/Dernière minute|Le pont des Tanneurs/)
})

test('the page of a section says neither its own name nor the hour of a day', () => {
  const all = Array.from({ length: 8 }, (_, n) => story(n, true))
  const { top, rest } = arrangeSection(placed('story'), all, all, ['s'], now)
  const html = renderToStaticMarkup(<SectionFront top={top!} rest={rest} print={print} />)
  expect(headlines(html)).toHaveLength(8)
  expect(html).not.toMatch(/Société|hier/)
})

test('a banner leads to its article, or says its words alone', () => {
  const linked = renderToStaticMarkup(
    <Banner banner={{ text: 'Crue', article: story(1, false) }} t={print.t} />,
  )
  expect(linked).toContain('<a href="/s/article-1"')
  expect(renderToStaticMarkup(<Banner banner={{ text: 'Crue', article: null }} t={print.t} />)).not.toContain(
    '<a ',
  )
})
