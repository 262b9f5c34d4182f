import type { Page } from '@playwright/test'
import { expect, signIn, test } from './support/fixtures.ts'

// One file changes the same pages in turn: in one worker.
test.describe.configure({ mode: 'serial' })

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Texte de la page' })
const publishButton = (page: Page) => page.getByRole('button', { name: 'Publier', exact: true })
const saved = (page: Page) => expect(page.getByText(/^Brouillon enregistré à/)).toBeVisible()

/** What an edge keeps is served until the new page is there, which nobody waits for but a test. */
const served = (page: Page, path: string, words: string, isThere = true) =>
  expect.poll(async () => (await (await page.request.get(path)).text()).includes(words)).toBe(isThere)

async function publish(page: Page) {
  await publishButton(page).click()
  await expect(page.getByText('La page est en ligne.')).toBeVisible()
}

test('an owed page is rewritten, published, read without JavaScript, and put back', async ({
  page,
  browser,
  baseURL,
}) => {
  const sentence = 'Les lettres arrivent aussi par le bateau de midi.'
  await signIn(page, 'admin')
  await page.goto('/reglages/pages')
  await page.getByRole('link', { name: 'Modifier « Droit de réponse »' }).click()
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(` ${sentence}`)
  await saved(page)

  const context = await browser.newContext({ javaScriptEnabled: false })
  const reader = await context.newPage()
  await reader.goto(`${baseURL}/droit-de-reponse`)
  await expect(reader.getByRole('heading', { level: 1, name: 'Droit de réponse' })).toBeVisible()
  await expect(reader.getByText(sentence)).toHaveCount(0)
  await publish(page)
  await served(page, '/droit-de-reponse', sentence)
  await reader.reload()
  await expect(reader.getByText(sentence)).toBeVisible()
  expect(await reader.content()).not.toContain('[[')

  await page.getByRole('link', { name: 'Texte d’origine' }).click()
  await page.getByRole('button', { name: 'Reprendre cette version' }).click()
  await page.waitForURL('**/reglages/pages/droit-de-reponse')
  await expect(textOf(page)).toBeVisible()
  await expect(textOf(page)).not.toContainText(sentence)
  await publish(page)
  await served(page, '/droit-de-reponse', sentence, false)
  await reader.reload()
  await expect(reader.getByText(sentence)).toHaveCount(0)
  await expect(reader.getByText('deux cents lignes')).toBeVisible()
  await context.close()
})

test('a page takes the blocks of articles, and points at one by the title that readers know', async ({
  page,
}) => {
  const title = /Fonderie Malestrac/
  await signIn(page, 'admin')
  await page.goto('/reglages/pages/contact')
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.getByLabel('Mise en forme').getByRole('button', { name: 'Insérer' }).click()
  await page.getByRole('menuitem', { name: 'À lire aussi', exact: true }).click()
  const block = textOf(page).getByRole('group', { name: 'À lire aussi', exact: true })
  await block.getByLabel('Chercher un article publié').fill('cubilot malestrac')
  await block.getByRole('button', { name: /Ajouter .*Fonderie Malestrac/ }).click()
  await expect(block.getByRole('listitem').filter({ hasText: title })).toBeVisible()
  await expect(block.getByText(/^Pas en ligne/)).toHaveCount(0)
  await saved(page)
  await page.reload()
  await expect(block.getByRole('listitem').filter({ hasText: title })).toBeVisible()
  await expect(block.getByText(/^Pas en ligne/)).toHaveCount(0)
  await publish(page)
  await served(page, '/contact', 'Fonderie Malestrac')
  await page.goto('/contact')
  await expect(page.getByRole('main').getByRole('link', { name: title })).toBeVisible()
})

test('what is missing is listed, and a sentence that waits is not shown', async ({ page }) => {
  await signIn(page, 'admin')
  await page.goto('/reglages/pages/accessibilite')
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText('Audit fait par [[à compléter : cabinet d’audit]].')
  await page.getByRole('button', { name: 'Trouver dans le texte : cabinet d’audit' }).click()
  await expect(textOf(page)).toBeFocused()
  await saved(page)
  await publish(page)
  await served(page, '/accessibilite', 'cabinet d’audit')
  await page.goto('/reglages/pages')
  const missing = page.getByRole('region', { name: 'Ce qui manque' })
  await expect(missing.getByText('cabinet d’audit')).toBeVisible()
  await page.goto('/accessibilite')
  await expect(page.getByText(/Pas encore renseigné par l’éditeur.*cabinet d’audit/)).toBeVisible()
  await expect(page.getByText('Audit fait par')).toHaveCount(0)

  await page.goto('/reglages/pages/accessibilite')
  await page.getByRole('button', { name: 'Trouver dans le texte : cabinet d’audit' }).click()
  await page.keyboard.insertText('le cabinet Lumière')
  await expect(page.getByText('Rien ne manque.')).toBeVisible()
  await saved(page)
  await publish(page)
  await served(page, '/accessibilite', 'le cabinet Lumière')
  await page.goto('/accessibilite')
  await expect(page.getByText('Audit fait par le cabinet Lumière.')).toBeVisible()
})

test.describe('words of a page that the site does not have', () => {
  test.use({ expectedConsole: [/ERR_FAILED|status of 409/] })

  test('stay on the device, and are compared with what another window saved', async ({ page, context }) => {
    await signIn(page, 'admin')
    const desk = '/reglages/pages/a-propos'
    const write = async (on: Page, words: string) => {
      await textOf(on).click()
      await on.keyboard.press('Control+End')
      await on.keyboard.type(` ${words}`)
    }
    // A window that reaches nothing, and stays open: closed, it might still be heard.
    const cutOff = await context.newPage()
    await cutOff.route('**/a-propos/brouillon', (route) => route.abort())
    await cutOff.goto(desk)
    await write(cutOff, 'Écrit sans réseau.')
    await expect(cutOff.getByText(/^Le site ne répond pas/)).toBeVisible()
    await page.goto(desk)
    await expect(textOf(page)).toBeVisible()
    await expect(textOf(page)).not.toContainText('Écrit sans réseau.')
    await page.getByRole('button', { name: 'Comparer', exact: true }).click()
    const comparison = page.getByRole('region', { name: 'Comparaison des deux versions' })
    await expect(comparison.getByText('Écrit sans réseau.')).toBeVisible()
    await page.getByRole('button', { name: 'Reprendre ce texte' }).click()
    await expect(textOf(page)).toContainText('Écrit sans réseau.')
    await saved(page)

    const second = await context.newPage()
    await second.goto(desk)
    await write(second, 'De la seconde fenêtre.')
    await saved(second)
    await write(page, 'De la première.')
    await expect(page.getByText('Cette page a été modifiée ailleurs').first()).toBeVisible()
    await page.getByRole('button', { name: 'Comparer', exact: true }).click()
    await expect(comparison.getByText('De la seconde fenêtre.')).toBeVisible()
    await page.getByRole('button', { name: 'Prendre l’autre version' }).click()
    await expect(textOf(page)).toContainText('De la seconde fenêtre.')
    await page.getByRole('button', { name: 'Revenir à mon texte' }).click()
    await expect(textOf(page)).toContainText('De la première.')
    await saved(page)
  })
})

test.describe('a page of the newsroom’s own', () => {
  test.use({ expectedConsole: [/status of (404|410)/] })

  test('is made, put into the masthead, withdrawn, and falls out of it', async ({ page }) => {
    await signIn(page, 'admin')
    await page.goto('/reglages/pages')
    await page.getByLabel('Titre', { exact: true }).fill('Nous rejoindre')
    await page.getByLabel('Adresse').fill('politique')
    await page.getByRole('button', { name: 'Créer la page' }).click()
    await expect(page.getByText('Une rubrique ou une autre page a déjà cette adresse.')).toBeVisible()
    await page.getByLabel('Adresse').fill('')
    await page.getByRole('button', { name: 'Créer la page' }).click()
    await page.waitForURL('**/reglages/pages/nous-rejoindre')
    await textOf(page).click()
    await page.keyboard.type('Nous cherchons une photographe pour la vallée.')
    await saved(page)
    expect((await page.request.get('/nous-rejoindre')).status()).toBe(404)
    await publish(page)
    await served(page, '/nous-rejoindre', 'Nous cherchons une photographe')

    await page.goto('/reglages/navigation')
    const masthead = page.getByRole('region', { name: 'Ligne de l’en-tête' })
    await masthead.getByLabel('Lien à ajouter').selectOption({ label: 'Nous rejoindre' })
    await masthead.getByRole('button', { name: 'Ajouter', exact: true }).click()
    // By keyboard: the button keeps the focus while its link moves.
    const up = masthead.getByRole('button', { name: 'Monter Nous rejoindre' })
    await up.focus()
    await page.keyboard.press('Enter')
    await expect(masthead.getByText(/Nous rejoindre\s: place 2 sur 3/)).toBeAttached()
    await expect(up).toBeFocused()
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await expect(page.getByText('Enregistré : les pages du site suivent.')).toBeVisible()

    await served(page, '/', 'Nous rejoindre')
    await page.goto('/')
    const line = page.getByRole('navigation', { name: 'Rubriques' })
    await expect(line.getByRole('link').nth(-2)).toHaveText('Nous rejoindre')

    await page.goto('/reglages/pages/nous-rejoindre')
    await page.getByRole('button', { name: 'Retirer', exact: true }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer' }).click()
    await expect(page.getByText('La page n’est plus en ligne.')).toBeVisible()
    expect((await page.request.get('/nous-rejoindre')).status()).toBe(410)
    await served(page, '/', 'Nous rejoindre', false)

    // Back to what stood there before, by one button.
    await page.goto('/reglages/navigation')
    await page.getByRole('button', { name: 'Remettre la version 1' }).click()
    await expect(page.getByText('Enregistré : les pages du site suivent.')).toBeVisible()
    await expect(masthead.getByText('plus visible pour les lecteurs')).toHaveCount(0)
  })
})
