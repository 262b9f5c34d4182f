import type { Locator } from '@playwright/test'
import { actionsOf, hold, save, titleOf, untilKeysAreHeard, writeArticle } from './support/desk.ts'
import { expect, signIn, test } from './support/fixtures.ts'

test.describe('a held key', () => {
  test('decides about one comment, whichever key, and J alone goes on', async ({ page }) => {
    await signIn(page, 'editor')
    for (const [list, key, button] of [
      ['/moderation?etat=approuves', 's', 'Indésirable'],
      ['/moderation', 'a', 'Approuver'],
    ] as const) {
      await page.goto(list)
      await expect(page.getByRole('button', { name: button })).toBeEnabled()
      const sent = actionsOf(page)
      await hold(page, key)
      const undo = page.getByRole('button', { name: 'Annuler' })
      await expect(undo).toBeVisible()
      await expect(page.getByRole('button', { name: button })).toBeEnabled()
      expect(sent).toHaveLength(1)
      await page.keyboard.press('u')
      await expect(page.getByText(/Décision annulée/).first()).toBeVisible()
    }
    await expect(page.getByText(/^1 sur /)).toBeVisible()
    await hold(page, 'j', 5)
    await expect(page.getByText(/^6 sur /)).toBeVisible()
  })

  test('on a button of the queue, and a double press or double click, decide once', async ({ page }) => {
    await signIn(page, 'editor')
    for (const act of [
      async (button: Locator) => {
        await button.focus()
        await hold(page, 'Enter')
      },
      async (button: Locator) => button.dblclick(),
      async () => {
        await page.keyboard.press('a')
        await page.keyboard.press('a')
      },
    ]) {
      await page.goto('/moderation')
      const button = page.getByRole('button', { name: 'Approuver' })
      await expect(button).toBeEnabled()
      const sent = actionsOf(page)
      await act(button)
      await expect(page.getByRole('button', { name: 'Annuler' })).toBeVisible()
      await expect(button).toBeEnabled()
      expect(sent).toHaveLength(1)
      await page.keyboard.press('u')
      await expect(page.getByText(/Décision annulée/).first()).toBeVisible()
    }
  })

  test('opens one dialog and confirms nothing in it; adds one entry of a list; makes one article', async ({
    page,
  }) => {
    await signIn(page, 'editor')
    await writeArticle(page, { title: 'Touche tenue', standfirst: 'Une seule fois.' })
    await save(page)
    const sent = actionsOf(page)
    const chosen = await page.getByRole('button', { name: /^Retirer/ }).count()
    await page.getByRole('combobox', { name: 'Signatures' }).fill('a')
    await expect(page.getByRole('option').first()).toBeVisible()
    await hold(page, 'Enter')
    await expect(page.getByRole('button', { name: /^Retirer/ })).toHaveCount(chosen + 1)
    await save(page)
    await page.getByRole('button', { name: 'Autres actions' }).focus()
    await hold(page, 'Enter')
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Publier', exact: true }).focus()
    await hold(page, 'Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await titleOf(page).focus()
    await page.keyboard.down('Control')
    await hold(page, 'Enter')
    await page.keyboard.up('Control')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(sent).toEqual([])
    await page.goto('/redaction')
    await untilKeysAreHeard(page)
    const made = actionsOf(page)
    await hold(page, 'n')
    await page.waitForURL('**/redaction/articles/*')
    expect(made).toHaveLength(1)
  })
})
