import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { openPublication } from './support/desk.ts'
import { expect, type Role, signIn, test } from './support/fixtures.ts'

// Nothing here changes anything. It is the longest file, and comes late: one worker alone would be at it for minutes.
test.describe.configure({ mode: 'parallel' })

const article = '/environnement/a-cassevent-le-conseil-municipal-vote-contre-les-six-eoliennes'
/** With quotations in the margin. */
const longRead = '/politique/pont-des-tanneurs-la-ville-avait-ecarte-un-forage-a-38-000-euros'
const publicPages = [
  '/',
  '/politique',
  article,
  '/sujets/logement',
  '/auteurs/ines-carvadec',
  '/derniers-articles',
  '/corrections',
  '/plan-du-site',
  '/charte-des-commentaires',
  '/mentions-legales',
  '/confidentialite',
  '/accessibilite',
  '/a-propos',
  '/contact',
  '/droit-de-reponse',
  '/ce-que-ce-site-charge',
  '/affichage',
  '/a-lire-plus-tard',
  '/connexion',
]
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

test.describe('statuses', () => {
  test.use({ expectedConsole: [/status of 404/] })
  const expected: [string, number][] = [
    ...publicPages.map((path): [string, number] => [path, 200]),
    ['/rss.xml', 200],
    ['/politique/rss.xml', 200],
    ['/sitemap.xml', 200],
    ['/sitemap/pages.xml', 200],
    ['/sitemap/news.xml', 200],
    ['/sitemap/articles-1.xml', 404],
    ['/sitemap/articles-2019-02.xml', 404],
    ['/atom.xml', 200],
    ['/politique/feed.json', 200],
    ['/nulle-part/atom.xml', 404],
    ['/archives', 200],
    ['/archives/2019', 404],
    ['/archives/2026/13', 404],
    ['/Politique.', 301],
    ['/politique/feed', 301],
    ['/nulle-part/feed', 404],
    ['/.well-known/tdmrep.json', 200],
    ['/sitemap/autre.xml', 404],
    ['/robots.txt', 200],
    ['/manifest.webmanifest', 200],
    ['/nulle-part', 404],
    ['/politique/aucun-article-ici', 404],
    ['/derniers-articles?page=999', 404],
    ['/?page=2', 404],
    ['/a-propos?page=2', 404],
    [`${article}?page=2`, 404],
    ['/_next/image?url=%2Ficon.svg&w=64&q=75', 404],
    ['/media/../secrets.json', 404],
    ['/healthz', 200],
    ['/readyz', 200],
  ]
  for (const [path, status] of expected) {
    test(`${path} answers ${status}`, async ({ request }) => {
      expect((await request.get(path, { maxRedirects: 0 })).status()).toBe(status)
    })
  }

  test('a wrong section is a 301 to the right one', async ({ request }) => {
    const answer = await request.get(article.replace('environnement', 'sports'), { maxRedirects: 0 })
    expect([answer.status(), answer.headers().location]).toEqual([301, article])
  })

  test('a page that does not exist is readable without JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${baseURL}/nulle-part`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await context.close()
  })
})

test('readers get no cookie and nothing from elsewhere', async ({ page, context, baseURL }) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL!)) foreign.push(request.url())
  })
  for (const path of ['/', '/politique', article]) await page.goto(path)
  expect(await context.cookies()).toEqual([])
  expect(foreign).toEqual([])
})

const widths = [320, 1280]
for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${colorScheme}`, () => {
    test.use({ colorScheme, expectedConsole: [/status of 404/] })
    for (const path of [...publicPages, longRead, '/nulle-part']) {
      test(`finds nothing on ${path}`, async ({ page }) => {
        await page.goto(path)
        for (const width of widths) {
          await page.setViewportSize({ width, height: 720 })
          const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
          expect([width, violations.map((v) => [v.id, v.nodes[0]?.html])]).toEqual([width, []])
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
          expect(overflow).toBeLessThanOrEqual(0)
        }
      })
    }
  })
}

const desks: [Role, string[]][] = [
  ['editor', ['/moderation', '/moderation?etat=refuses', '/reglages/signatures', '/reglages/compte']],
  [
    'admin',
    [
      '/reglages',
      '/reglages/rubriques',
      '/reglages/pages',
      '/reglages/pages/mentions-legales',
      '/reglages/pages/mentions-legales/versions/origine',
      '/reglages/navigation',
      '/reglages/personnes',
      '/reglages/courrier',
      '/reglages/journal',
      '/reglages/taches',
    ],
  ],
]
/** Of the desk, where each page is reached from the one before. */
const linksOfDesk = ['[data-desk-row]', 'a[href*="/versions/"]']

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1280]) {
    test.describe(`axe, ${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } })

      const examine = async (page: Page) => {
        const { pathname } = new URL(page.url())
        const { violations } = await new AxeBuilder({ page })
          .options({ rules: { 'label-content-name-mismatch': { enabled: true } } })
          .withTags(tags)
          .analyze()
        expect([pathname, violations.map((v) => [v.id, v.nodes[0]?.html])]).toEqual([pathname, []])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect([pathname, Math.max(0, overflow)]).toEqual([pathname, 0])
      }

      for (const [role, paths] of desks) {
        test(`finds nothing on the desks of the ${role}`, async ({ page }) => {
          await signIn(page, role)
          for (const path of paths) {
            const answer = await page.goto(path)
            expect([path, answer!.status()]).toEqual([path, 200])
            await examine(page)
          }
        })
      }

      test('finds nothing on the list, an article, its dialog and a version of it', async ({ page }) => {
        await signIn(page, 'editor')
        // One of the demo's: what others are writing meanwhile may have an empty heading in it.
        await page.goto('/redaction?etat=published&q=eoliennes')
        await examine(page)
        for (const link of linksOfDesk) {
          await page.goto((await page.locator(link).first().getAttribute('href'))!)
          await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
          if (link === '[data-desk-row]') {
            await expect(page.getByRole('textbox', { name: 'Texte de l’article' })).toBeVisible()
            await examine(page)
            await openPublication(page)
            await examine(page)
            await page.keyboard.press('Escape')
          } else await examine(page)
        }
      })
    })
  }
}

test('an article can be read, and its form reached, by keyboard', async ({ page }) => {
  await page.goto(article)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByLabel('Commentaire', { exact: true }).focus()
  await page.keyboard.type('Écrit au clavier.')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Nom', { exact: true })).toBeFocused()
})
