import { type Load, loadOf, loads } from '#contract/loads.ts'
import { expect, test } from './support/fixtures.ts'

// « Ce que ce site charge »: what the page for readers says is what pages do.
const article = '/environnement/a-cassevent-le-conseil-municipal-vote-contre-les-six-eoliennes'

const withGallery = '/environnement/la-brune-placee-en-vigilance-jaune-aux-crues-jusqu-a-samedi-matin'

const withSound = '/economie/au-marche-couvert-un-etal-sur-cinq-est-vide-la-ville-baisse-les-loyers'

const paths = [
  '/',
  '/politique',
  article,
  withGallery,
  withSound,
  '/derniers-articles',
  '/archives',
  '/sujets/logement',
  '/recherche',
  '/recherche?q=pont',
  '/nos-comptes',
  '/a-lire-plus-tard',
]
for (const path of paths) {
  test(`names every request of ${path}, and none more often than it says`, async ({ page, baseURL }) => {
    const made = new Map<Load['name'], Set<string>>()
    const unknown: string[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      const load = url.origin === baseURL ? loadOf(url.pathname, request.isNavigationRequest()) : null
      if (load === null) unknown.push(request.url())
      else made.set(load.name, (made.get(load.name) ?? new Set()).add(url.pathname))
    })
    await page.goto(path, { waitUntil: 'networkidle' })
    await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
    const pictures = await page.locator('img').count()
    expect(unknown).toEqual([])
    for (const { name, most, onTouch } of loads) {
      const limit = onTouch ? 0 : most === 'pictures' ? pictures : most
      expect([name, Math.max(limit, made.get(name)?.size ?? 0)]).toEqual([name, limit])
    }
  })
}

test('names what the form for comments asks for when it is touched', async ({ page, baseURL }) => {
  await page.goto(article, { waitUntil: 'networkidle' })
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest()) return
    const url = new URL(request.url())
    const load = url.origin === baseURL ? loadOf(url.pathname, false) : null
    asked.push(load?.name ?? request.url())
  })
  await page.getByLabel('Commentaire', { exact: true }).focus()
  await expect.poll(() => asked.includes('comment')).toBe(true)
  await page.waitForLoadState('networkidle')
  expect([...new Set(asked)].filter((name) => name !== 'comment' && name !== 'font')).toEqual([])
  expect(asked.length).toBeLessThanOrEqual(loads.find(({ name }) => name === 'comment')!.most as number)
})

test('has a row for each of them', async ({ page }) => {
  await page.goto('/ce-que-ce-site-charge')
  await expect(page.getByRole('rowheader')).toHaveCount(loads.length)
})
