import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { DayList } from './day-list.tsx'
import { Newest } from './newest.tsx'
import { StoryList } from './story-list.tsx'

/** Lists are kept for as long as nothing in them changes: whatever they say of the time must stay true. */
const print = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const story: ArticleSummary = {
  id: 'a1',
  slug: 'les-halles',
  section: { slug: 'culture', name: 'Culture' },
  title: 'Les halles',
  standfirst: '',
  bylines: [],
  lead: null,
  publishedAt: new Date('2026-11-22T23:30:00Z'),
  updatedAt: null,
  commentCount: 0,
  readingMinutes: 3,
  language: 'fr',
}
const datesIn = (html: string) => [...html.matchAll(/<time[^>]*>([^<]*)<\/time>/g)].map(([, date]) => date)

test('a list prints the day, with its year, and the hour', () => {
  const list = renderToStaticMarkup(
    <StoryList articles={[story, { ...story, id: 'a2' }]} print={print} withOpening />,
  )
  expect(datesIn(list)).toEqual(Array(2).fill('23\u00a0nov.\u00a02026 à\u00a00\u00a0h\u00a030'))
})

test('the list of all prints its days with their year, and under each the hours', () => {
  const list = renderToStaticMarkup(<DayList articles={[story]} print={print} />)
  expect(datesIn(list)).toEqual(['lundi 23 novembre 2026', '0\u00a0h\u00a030'])
})

test('what stands instead of a missing page says the day', () => {
  expect(datesIn(renderToStaticMarkup(<Newest articles={[story]} print={print} />))).toEqual(['23 nov. 2026'])
})
