import type { Browser, Page } from '@playwright/test'
import { untilKeysAreHeard } from './support/desk.ts'
import { expect, signIn, siteUrl, someAddress, test } from './support/fixtures.ts'

const bridge = '/politique/pont-des-tanneurs-la-ville-avait-ecarte-un-forage-a-38-000-euros'
const flood = '/environnement/la-brune-placee-en-vigilance-jaune-aux-crues-jusqu-a-samedi-matin'
const closed = '/sports/football-cassevent-pont-aurin-arrete-apres-des-insultes-racistes'

const withoutScript = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: siteUrl(),
    extraHTTPHeaders: { 'x-forwarded-for': someAddress() },
  })
  return context.newPage()
}
const commentOf = (page: Page, name: string) => page.locator('.comment').filter({ hasText: name }).first()

test('without a script a reader finds a comment useful, takes it back, quotes it and reports it', async ({
  browser,
}) => {
  const page = await withoutScript(browser)
  await page.goto(bridge)
  expect(await page.context().cookies()).toEqual([])
  const pinned = commentOf(page, 'Épinglé par la rédaction')
  const useful = () =>
    commentOf(page, 'Ingénieur retraité')
      .getByRole('button', { name: /^Utile/ })
      .first()
  const numberOf = async () =>
    Number(/\d+/.exec((await useful().textContent())!.split(')').at(-1)!)?.[0] ?? 0)
  const before = await numberOf()
  await pinned
    .getByRole('button', { name: /^Utile/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/commentaires\/([0-9a-f-]{36})\?utile=oui#commentaire-\1$/)
  await expect(page.getByText('C’est compté')).toBeVisible()
  expect(await numberOf()).toBe(before + 1)
  const [cookie, ...others] = await page.context().cookies()
  expect([cookie?.path, cookie?.httpOnly, others]).toEqual(['/api/comments', true, []])
  await useful().click()
  await expect(page).toHaveURL(/\?utile=non#/)
  expect(await numberOf()).toBe(before)

  await page.getByRole('link', { name: 'Citer (Ingénieur retraité)' }).first().click()
  await expect(page.getByLabel('Commentaire', { exact: true })).toHaveValue(/^> Pour avoir fait ce métier/)

  await page.goto(bridge)
  await pinned
    .getByRole('link', { name: /^Signaler/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click()
  // The browser asks for a reason; a reason that needs words is asked for them, and keeps its choice.
  await page.getByLabel('Autre chose').check()
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click()
  await expect(page.getByRole('alert')).toContainText('Dites en quelques mots')
  await expect(page.getByLabel('Autre chose')).toBeChecked()
  await page.getByLabel('Précisions').fill('Le chiffre de 4 % est faux.')
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Merci, votre signalement est arrivé')
  await page.context().close()
})

test('with a script « utile » is answered in place', async ({ page }) => {
  await page.goto(flood)
  // The first touch wakes the client code; a click before it is there is a form's.
  await page.locator('#champ-texte').hover()
  await expect(page.locator('#laisser-un-commentaire form[novalidate]')).toBeVisible()
  const useful = commentOf(page, 'Camping des Aulnes').getByRole('button', { name: /^Utile/ })
  await useful.click()
  await expect(useful).toHaveAttribute('aria-pressed', 'true')
  await expect(useful).toContainText(/\) [1-9]/)
  await expect(page).toHaveURL(flood)
  await useful.click()
  await expect(useful).toHaveAttribute('aria-pressed', 'false')
})

test('a thread says whom one asks, what was answered, and that it is shut', async ({ page }) => {
  await page.goto(flood)
  await expect(page.getByText('Posez vos questions à Clémence Tavardin')).toBeVisible()
  await expect(page.getByText('Expert·e').first()).toBeVisible()
  await expect(page.getByText('Question sans réponse')).toHaveCount(1)
  await page.goto(closed)
  await expect(page.getByText('fermés depuis le')).toBeVisible()
  await expect(page.locator('#commentaires form')).toHaveCount(0)
})

test('the desk answers what was reported by keys, and who is signed in writes under their own name', async ({
  page,
}) => {
  await signIn(page, 'moderator')
  await page.goto('/moderation?etat=signales')
  await expect(page.getByText(/^Signalé par/).first()).toBeVisible()
  await untilKeysAreHeard(page)
  // Nothing is decided about what has only just come into sight.
  const reject = page.getByRole('button', { name: 'Refuser' })
  await expect(reject).not.toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('g')
  await expect(page.getByText(/reste en ligne/)).toBeVisible()
  await page.goto(bridge)
  await page.locator('#champ-texte').focus()
  await expect(page.getByText('Vous écrivez sous le nom de Ludo Perrigny')).toBeVisible()
  await expect(page.getByLabel('Adresse e-mail')).toHaveCount(0)
})

test.describe('what is not there', () => {
  test.use({ expectedConsole: [/status of 404/] })
  test('is a 404; a feed holds what was said', async ({ request }) => {
    const nobody = '0198c6a2-7b1c-7000-8000-000000000000'
    for (const path of [`/commentaires/${nobody}`, `/commentaires/${nobody}/signaler`, '/commentaires/x'])
      expect([path, (await request.get(bridge + path)).status()]).toEqual([path, 404])
    const feed = await request.get(`${bridge}/commentaires/rss.xml`)
    expect([feed.status(), feed.headers()['content-type']]).toEqual([
      200,
      'application/rss+xml; charset=utf-8',
    ])
    expect(await feed.text()).toContain('<dc:creator>Nadège P.</dc:creator>')
  })
})
