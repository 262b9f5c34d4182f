import { expectAccessible } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a word in the masthead leads to an article that has it', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('banner').getByLabel('Chercher dans les articles').fill('fanfare')
    await page.getByRole('banner').getByRole('button', { name: 'Chercher' }).click()
    await expect(page).toHaveURL(/\/recherche\?q=fanfare$/)
    const first = page.getByRole('region', { name: 'Résultats' }).getByRole('article').first()
    await expect(first.locator('mark').first()).toHaveText(/fanfare/i)
    const link = first.getByRole('heading', { level: 2 }).getByRole('link')
    const title = (await link.textContent())!
    await link.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  })

  test('a word that no article has is answered by the word that is meant', async ({ page }) => {
    await page.goto('/recherche?q=fanfarre')
    await expect(page.getByText('Rien ne répond à « fanfarre »')).toContainText('« fanfare »')
    await expect(page.getByRole('article').locator('mark').first()).toHaveText(/fanfare/i)
  })

  test('where no article has all words, each is offered with its mistakes mended', async ({ page }) => {
    await page.goto('/recherche?q=mediatheque+fanfarre')
    await expect(page.getByText('Aucun article ne contient tous ces mots.')).toBeVisible()
    await page.getByRole('link', { name: 'fanfare', exact: true }).click()
    await expect(page).toHaveURL(/\/recherche\?q=fanfare$/)
    await expect(page.getByRole('article').locator('mark').first()).toHaveText(/fanfare/i)
  })

  test('nothing is found of a word that no article has, and it says what to try', async ({ page }) => {
    await page.goto('/recherche?q=xylophoniste')
    await expect(page.getByText('Aucun article')).toBeVisible()
    await expect(page.getByText(/Vérifiez l’orthographe/)).toBeVisible()
    await expect(page.getByRole('article')).toHaveCount(0)
  })
})

test('suggestions come while one types, and lead on with the keyboard alone', async ({ page }) => {
  await page.goto('/recherche')
  const field = page.locator('#question')
  await field.focus()
  // The script takes the field over; until then it is a search field, and stays a form.
  await expect(field).toHaveRole('combobox')
  await field.pressSequentially('fanf')
  const list = page.getByRole('listbox', { name: 'Suggestions' })
  const first = list.getByRole('option').first()
  await expect(first).toContainText(/fanfare/i)
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  await expectAccessible(page, [{ colorScheme: 'light', width: 1280 }])
  await page.keyboard.press('ArrowDown')
  await expect(field).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id'))!)
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(field).toHaveValue('fanf')
  await page.keyboard.press('ArrowDown')
  await expect(first).toHaveAttribute('aria-selected', 'true')
  const title = (await first.locator('span').first().textContent())!
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})
