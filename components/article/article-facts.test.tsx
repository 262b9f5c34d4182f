import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { printContextOf } from '#components/print/print-context.ts'
import type { ArticleView } from '#domain/articles/view.ts'
import { ArticleFacts } from './article-facts.tsx'

const print = printContextOf({ language: 'fr', timeZone: 'Europe/Paris' })
const words = (publishedAt: string, updatedAt: string | null) => {
  const article = {
    slug: 'crue',
    section: { slug: 'environnement', name: 'Environnement' },
    bylines: [{ slug: 'ines', name: 'Inès Carvadec', jobTitle: '' }],
    publishedAt: new Date(publishedAt),
    updatedAt: updatedAt ? new Date(updatedAt) : null,
    corrections: [],
    mentions: {},
    topics: [],
    commentCount: 1,
    readingMinutes: 3,
  } as unknown as ArticleView
  const html = renderToStaticMarkup(<ArticleFacts article={article} print={print} />)
  return html.replace(/<[^>]+>/g, ' ').replace(/[^\S\u00a0]+/g, ' ')
}

test('the hours are those of a French newspaper', () => {
  expect(words('2026-11-24T04:10:00Z', null)).toContain('Publié le 24 novembre 2026 à 5\u00a0h\u00a010')
})

test('an update is told once, and on the same day by its hour alone', () => {
  expect(words('2026-11-24T12:28:00Z', '2026-11-24T12:31:00Z')).toContain('Mis à jour à 13\u00a0h\u00a031')
  expect(words('2026-11-24T12:28:00Z', '2026-11-25T12:31:00Z')).toContain('Mis à jour le 25 novembre 2026 à')
  // Midnight of the newspaper, not of Greenwich.
  expect(words('2026-11-24T22:50:00Z', '2026-11-24T23:10:00Z')).toContain('Mis à jour le 25 novembre 2026 à')
  expect(words('2026-11-24T12:28:05Z', '2026-11-24T12:28:40Z')).not.toContain('Mis à jour')
})
