import type { Page } from '@playwright/test'
import { pick, publishNow, save } from './support/desk.ts'
import { expect, signIn, test } from './support/fixtures.ts'

/** As the clipboard gives it: no program fills it in a test, so the event is made. */
async function pasteHtml(page: Page, html: string): Promise<void> {
  await page.locator('#article-body').evaluate((body, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', pasted)
    body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

/** Below the facts: the standfirst stands above them, in the same element for reader modes. */
const printed = (page: Page) =>
  page
    .locator('.prose > .facts ~ :not(.paragraph-mark)')
    .evaluateAll((blocks) => blocks.map((block) => block.textContent))

test('what is typed and pasted is what readers get', async ({ page }) => {
  test.slow()
  await signIn(page, 'editor')
  await page.goto('/redaction')
  await page.getByRole('button', { name: /Nouvel article/ }).click()
  await page.waitForURL('**/redaction/articles/*')
  const title = `L'eau : "trop" chère ? ${process.pid}`
  await page.getByLabel('Titre', { exact: true }).fill(title)
  await page.getByLabel('Chapô', { exact: true }).fill('Le conseil a voté "non" à 20 h 30 !')
  await page.getByLabel('Rubrique', { exact: true }).selectOption({ label: 'Politique' })
  await pick(page, 'Sujets', 'Logement')
  const body = page.locator('#article-body')
  await body.click()

  await test.step('typing shows what will be printed, and Backspace or undo gives it back', async () => {
    await page.keyboard.type('Il a dit "')
    await expect(body).toHaveText('Il a dit «\u202f', { useInnerText: false })
    await page.keyboard.press('Backspace')
    expect(await body.textContent()).toBe('Il a dit "')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('"')
    await page.keyboard.press('Control+z')
    expect(await body.textContent()).toBe('Il a dit "')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('"oui" ! L\'eau coûte 12 000 euros...')
    expect(await body.textContent()).toBe(
      'Il a dit «\u202foui\u202f»\u202f! L’eau coûte 12\u202f000\u00a0euros…',
    )
    await page.keyboard.press('Enter')
    await page.keyboard.type('« Non », dit-elle.')
    expect(await body.locator('p').allTextContents()).toContain('«\u202fNon\u202f», dit-elle.')
    await page.keyboard.press('Enter')
    await page.keyboard.type('## ')
    await page.keyboard.press('Enter')
  })

  await test.step('pasting loses and joins no word', async () => {
    await pasteHtml(
      page,
      `<p class=MsoListParagraph>M. Durand a d&eacute;menti.</p><p class=MsoListParagraph>A. Petit se tait.</p><p>Mairie<br>3, rue du Puits</p><p>Le&nbsp;maire&nbsp;a&nbsp;promis&nbsp;5&nbsp;%.</p><table><tr><td>Oui</td><td>12</td></tr></table>`,
    )
    await expect(body).toContainText('Oui — 12')
  })

  await save(page)
  await page.goto(await publishNow(page))
  expect(await printed(page)).toEqual([
    'Il a dit «\u202foui\u202f»\u202f! L’eau coûte 12\u202f000\u00a0euros…',
    '«\u202fNon\u202f», dit-elle.',
    'M.\u00a0Durand a démenti.',
    'A.\u00a0Petit se tait.',
    'Mairie3, rue du Puits',
    'Le maire a promis 5\u00a0%.',
    'Oui — 12',
  ])
  await expect(page.locator('.prose br')).toHaveCount(1)
  await expect(page.locator('h1')).toHaveText(/^L’eau\u00a0: «\u202ftrop\u202f» chère\u202f\?/)
  expect(await page.title()).toContain('L’eau\u00a0: «\u202ftrop\u202f» chère\u202f?')
  expect(await page.locator('meta[name=description]').getAttribute('content')).toBe(
    'Le conseil a voté «\u202fnon\u202f» à 20\u00a0h\u00a030\u202f!',
  )
})

test('a comment is on the desk what it will be on the page, in its own direction', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  const moderation = await browser.newContext({ baseURL: baseURL!, locale: 'fr-FR' })
  const desk = await moderation.newPage()
  await signIn(desk, 'moderator')
  await page.goto('/')
  await page.locator('article h2 a, article h3 a').first().click()
  const article = page.url()
  await page
    .getByLabel('Commentaire', { exact: true })
    .fill('מה שלומכם?\n\nCe c*n a *raison* ! (https://a.test/x_(y))')
  await page.getByLabel('Nom', { exact: true }).fill('שרה')
  await page.getByLabel('Adresse e-mail', { exact: true }).fill('sara@exemple.test')
  await page.getByRole('button', { name: 'Envoyer le commentaire' }).click()
  await expect(page.getByText('Merci. Votre commentaire a été transmis à la modération.')).toBeVisible()

  // Oldest first: what has just come in stands at the end of the queue.
  await desk.goto('/moderation?page=2')
  await desk.getByRole('button', { name: /שרה/ }).first().click()
  const card = desk.getByRole('article')
  const check = async (place: ReturnType<Page['locator']>) => {
    const first = place.getByText('מה שלומכם?', { exact: true })
    expect(await first.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')
    const second = place.locator('p', { hasText: 'raison' })
    expect(await second.innerHTML()).toContain('Ce c*n a <em>raison</em>\u202f! (')
    expect(await second.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr')
    await expect(second.getByRole('link')).toHaveAttribute('href', 'https://a.test/x_(y)')
    await expect(second).toHaveText(/\(a\.test\/x_\(y\)\)$/)
  }
  await check(card)
  // Nothing is decided about a comment that has only just come into sight.
  await expect(desk.getByRole('button', { name: 'Approuver' })).toBeEnabled()
  const answer = desk.waitForResponse((response) => response.request().method() === 'POST')
  await desk.keyboard.press('a')
  expect((await answer).status()).toBe(200)
  await page.goto(article)
  await check(page.locator('.comment', { has: page.locator('bdi', { hasText: 'שרה' }) }).first())
  await moderation.close()
})
