import type { Page } from '@playwright/test'
import { expectAccessible, phoneAndDesk } from './support/axe.ts'
import { expect, type Role, signIn, test } from './support/fixtures.ts'

const zone = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const titlesIn = (page: Page, name: string) => zone(page, name).locator('li p.font-serif')
const publish = (page: Page) => page.getByRole('button', { name: 'Mettre en ligne' })

/** Of a story in the finder. */
async function titleAt(page: Page, n: number): Promise<string> {
  const text = await page.locator('[data-finder] li').nth(n).locator('p').first().textContent()
  return text!.replace(/\s\(placé\)$/, '')
}

async function open(page: Page, address: string, role: Role = 'editor'): Promise<void> {
  await signIn(page, role, address)
  // From then on React listens.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Chercher' })).toBeEnabled()
}

async function save(page: Page): Promise<void> {
  await publish(page).click()
  await expect(page.getByText(/^En ligne\s: version \d+$/).first()).toBeVisible()
}

test('a page is composed with the keyboard alone, and readers see it', async ({ page, browser, baseURL }) => {
  await open(page, '/redaction/une/culture')
  const place = page.locator('[data-finder] [data-act="place"]')
  const title = await titleAt(page, 3)
  await place.nth(3).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Ouverture, place 1', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(titlesIn(page, 'Ouverture')).toHaveText([title])
  // The focus went with the story.
  await expect(page.locator(`[data-zone="leads"] [data-act="place"]`)).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: `« ${title} »` })).toBeAttached()

  await place.nth(4).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(titlesIn(page, 'À côté de l’ouverture')).toHaveCount(1)
  const second = await titlesIn(page, 'À côté de l’ouverture').textContent()
  // Up, over the border: the two change places.
  await page.locator('[data-zone="seconds"] [data-act="up"]').focus()
  await page.keyboard.press('Enter')
  await expect(titlesIn(page, 'Ouverture')).toHaveText([second!])
  await expect(titlesIn(page, 'À côté de l’ouverture')).toHaveText([title])
  await save(page)

  const reader = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false })
  const paper = await reader.newPage()
  await expect
    .poll(async () => {
      await paper.goto('/culture')
      return paper.locator('main article h2 a').first().textContent()
    })
    .toBe(second)
  await reader.close()
})

test('a story is dragged into its place, and put back by « Annuler »', async ({ page }) => {
  await open(page, '/redaction/une/sports')
  const story = page.locator('[data-finder] li').first()
  const title = await titleAt(page, 0)
  await story.dragTo(zone(page, 'Ouverture'))
  await expect(titlesIn(page, 'Ouverture')).toHaveText([title])
  const other = page.locator('[data-finder] li').nth(1)
  const otherTitle = await titleAt(page, 1)
  await other.dragTo(zone(page, 'À côté de l’ouverture'))
  await expect(titlesIn(page, 'À côté de l’ouverture')).toHaveText([otherTitle])
  await zone(page, 'À côté de l’ouverture')
    .locator('li')
    .dragTo(zone(page, 'Ouverture').locator('li'), {
      targetPosition: { x: 60, y: 4 },
    })
  // One place: the story that stood there follows the rule again.
  await expect(titlesIn(page, 'Ouverture')).toHaveText([otherTitle])
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect(titlesIn(page, 'Ouverture')).toHaveText([title])
  await expect(titlesIn(page, 'À côté de l’ouverture')).toHaveText([otherTitle])
})

test('two editors: the later one is told, and loses nothing', async ({ page, browser, baseURL }) => {
  await open(page, '/redaction/une/politique')
  const context = await browser.newContext({ baseURL: baseURL!, locale: 'fr-FR' })
  const colleague = await context.newPage()
  await open(colleague, '/redaction/une/politique', 'admin')
  const placeFirst = async (desk: Page, n: number) => {
    await desk.locator('[data-finder] [data-act="place"]').nth(n).click()
    await desk.getByRole('menuitem', { name: 'Ouverture, place 1', exact: true }).click()
    return titlesIn(desk, 'Ouverture').textContent()
  }
  const theirs = await placeFirst(colleague, 0)
  await save(colleague)
  const mine = await placeFirst(page, 1)
  await publish(page).click()
  await expect(page.getByText(/a enregistré la version \d+ pendant que vous composiez/)).toBeVisible()
  await expect(titlesIn(page, 'Ouverture')).toHaveText([mine!])
  await page
    .getByRole('button', { name: /^Reprendre la version \d+$/ })
    .first()
    .click()
  await expect(titlesIn(page, 'Ouverture')).toHaveText([theirs!])
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect(titlesIn(page, 'Ouverture')).toHaveText([mine!])
  await save(page)
  await context.close()
})

test('a banner needs its words, says so beside them, and stands above the news', async ({ page }) => {
  await open(page, '/redaction/une/economie')
  await page.getByLabel('Afficher un bandeau').check()
  await publish(page).click()
  await expect(page.getByLabel('Texte du bandeau')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Texte du bandeau').fill('La fonderie Malestrac reprend')
  await save(page)
  await expect
    .poll(async () =>
      (await (await page.request.get('/economie')).text()).includes('La fonderie Malestrac reprend'),
    )
    .toBe(true)
})

test('the page at an hour to come shows what is scheduled, to the newsroom alone', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page, '/redaction/une')
  const look = page.getByRole('link', { name: 'Regarder' })
  const address = (await look.getAttribute('href'))!.replace(/heure=[^&]*/, 'heure=2030-01-01T06:00')
  const answer = await page.goto(address)
  expect(answer!.headers()['cache-control']).toContain('no-store')
  await expect(page.getByText('Aucun lecteur ne la voit.')).toBeVisible()
  const ahead = await page.getByRole('main').textContent()
  const reader = await browser.newContext({ baseURL: baseURL! })
  const paper = await reader.newPage()
  await paper.goto(address)
  await expect(paper).toHaveURL(/\/connexion/)
  await paper.goto('/')
  expect(await paper.getByRole('main').textContent()).not.toBe(ahead)
  await reader.close()
})

for (const role of ['author', 'moderator'] as const)
  test(`no way to the front page for a ${role}`, async ({ page }) => {
    await signIn(page, role)
    await expect(page.getByRole('link', { name: 'La une', exact: true })).toHaveCount(0)
    for (const address of ['/redaction/une', '/redaction/une/sports', '/redaction/une/apercu']) {
      await page.goto(address)
      await expect(page).toHaveURL(/\/connexion\/refus/)
    }
  })

test('axe finds nothing on the desk of the front page and of a section', async ({ page }) => {
  for (const address of ['/redaction/une', '/redaction/une/environnement']) {
    await open(page, address)
    if (address === '/redaction/une') await page.getByLabel('Afficher un bandeau').check()
    await expectAccessible(page, phoneAndDesk)
  }
})
