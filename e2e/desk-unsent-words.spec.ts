import { openPublication, save, titleOf, writeArticle } from './support/desk.ts'
import { expect, signIn, test } from './support/fixtures.ts'

test.describe('words that are not sent yet', () => {
  test('a note to a refusal stays when the panel closes, and leaving asks', async ({ page }) => {
    await signIn(page, 'editor')
    await page.goto('/moderation')
    await expect(page.getByRole('button', { name: 'Refuser' })).toBeEnabled()
    await page.keyboard.press('r')
    await page.getByLabel('Note pour l’équipe').fill('Déjà prévenu deux fois')
    await page.keyboard.press('Escape')
    await expect(page.getByLabel('Note pour l’équipe')).toHaveCount(0)
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await page.getByRole('link', { name: /^Approuvés/ }).click()
    await expect.poll(() => asked).toEqual(['beforeunload'])
    await page.getByRole('button', { name: 'Refuser' }).click()
    await expect(page.getByLabel('Note pour l’équipe')).toHaveValue('Déjà prévenu deux fois')
  })

  test('notes, dates and addresses of a dialog stay when it closes', async ({ page }) => {
    await signIn(page, 'editor')
    await writeArticle(page, { title: 'Dialogue refermé', standfirst: 'Rien ne se perd.' })
    await save(page)
    const dialog = await openPublication(page)
    await dialog.getByLabel('À une date').check()
    await dialog.getByLabel('Jour').fill('14/7/2031')
    await dialog.getByLabel('Heure', { exact: true }).fill('8 h 05')
    await expect(dialog.getByText(/lundi 14 juillet 2031/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await openPublication(page)
    await expect(dialog.getByLabel('Jour')).toHaveValue('14/7/2031')
    await dialog.getByLabel('Jour').fill('31/4/2031')
    await dialog.getByRole('button', { name: 'Programmer' }).click()
    await expect(dialog.getByLabel('Jour')).toBeFocused()
    await expect(dialog.getByLabel('Jour')).toHaveAttribute('aria-invalid', 'true')
  })

  test('a form of the settings stays when another opens, and leaving asks', async ({ page }) => {
    await signIn(page, 'admin')
    await page.goto('/reglages/rubriques')
    await page.getByRole('button', { name: 'Modifier Politique' }).click()
    const description = page.getByLabel('Description').first()
    await description.fill('Une phrase commencée')
    await page.getByRole('button', { name: 'Modifier Société' }).click()
    await page.getByRole('button', { name: 'Modifier Politique' }).click()
    await page.getByRole('button', { name: 'Modifier Politique' }).click()
    await expect(description).toHaveValue('Une phrase commencée')
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.dismiss()
    })
    await page.getByRole('link', { name: 'Signatures' }).click()
    await expect.poll(() => asked).toEqual(['beforeunload'])
    await expect(description).toHaveValue('Une phrase commencée')
  })

  test('the last words of an article are kept when a link inside the desks is followed', async ({ page }) => {
    await signIn(page, 'editor')
    await writeArticle(page, { title: 'Parti trop vite', standfirst: 'Un lien.' })
    await save(page)
    const desk = page.url()
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    await titleOf(page).fill('Parti trop vite, mais gardé')
    await page.getByRole('link', { name: /^Modération/ }).click()
    await page.waitForURL('**/moderation')
    expect(asked).toEqual(['beforeunload'])
    await page.goto(desk)
    // Sent while the page was going.
    await expect(titleOf(page)).toHaveValue('Parti trop vite, mais gardé')
  })
})
