import { expectAccessible, phoneAndDesk } from './support/axe.ts'
import { openPublication } from './support/desk.ts'
import { expect, type Role, signIn, test } from './support/fixtures.ts'

// Nothing here changes anything. It is the longest file, and comes late: one worker alone would be at it for minutes.
test.describe.configure({ mode: 'parallel' })

const article = '/environnement/a-cassevent-le-conseil-municipal-vote-contre-les-six-eoliennes'
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

test('every address answers with its status', async ({ request }) => {
  const found: [string, number][] = []
  for (const [path] of expected) found.push([path, (await request.get(path, { maxRedirects: 0 })).status()])
  expect(found).toEqual(expected)
})

test('a wrong section is a 301 to the right one', async ({ request }) => {
  const answer = await request.get(article.replace('environnement', 'sports'), { maxRedirects: 0 })
  expect([answer.status(), answer.headers().location]).toEqual([301, article])
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

const rules = { 'label-content-name-mismatch': { enabled: true } }

for (const [role, paths] of desks)
  for (const path of paths)
    test(`axe finds nothing on ${path}`, async ({ page }) => {
      const answer = await signIn(page, role, path)
      expect([new URL(page.url()).pathname, answer!.status()]).toEqual([path.replace(/\?.*/, ''), 200])
      await expectAccessible(page, phoneAndDesk, { rules })
    })

test('axe finds nothing on the list, an article, its dialog and a version of it', async ({ page }) => {
  // One of the demo's: what others are writing meanwhile may have an empty heading in it.
  await signIn(page, 'editor', '/redaction?etat=published&q=eoliennes')
  await expectAccessible(page, phoneAndDesk, { rules })
  for (const link of linksOfDesk) {
    await page.goto((await page.locator(link).first().getAttribute('href'))!)
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    if (link === '[data-desk-row]') {
      await expect(page.getByRole('textbox', { name: 'Texte de l’article' })).toBeVisible()
      await expectAccessible(page, phoneAndDesk, { rules })
      await openPublication(page)
      await expectAccessible(page, phoneAndDesk, { rules })
      await page.keyboard.press('Escape')
    } else await expectAccessible(page, phoneAndDesk, { rules })
  }
})

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
