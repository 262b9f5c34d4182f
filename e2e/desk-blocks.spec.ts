import type { Page } from '@playwright/test'
import { aWav } from '#testing/sounds.ts'
import { everyLook, expectAccessible } from './support/axe.ts'
import { bodyOf, publishNow, save, untilSelectionMayMove, writeArticle } from './support/desk.ts'
import { expect, signIn, test } from './support/fixtures.ts'
import { photograph } from './support/pictures.ts'

const blockOf = (page: Page, name: string) => bodyOf(page).getByRole('group', { name, exact: true })

async function insert(page: Page, name: string): Promise<void> {
  await page.getByLabel('Mise en forme').getByRole('button', { name: 'Insérer' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

/** A line of its own at the end of the text, for what comes next. */
async function below(page: Page): Promise<void> {
  await bodyOf(page).locator('> p').last().click()
}

test('every block goes from the menu to the page, and back into the desk', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  await signIn(page, 'editor')
  const title = `Ce que le texte peut tenir ${Date.now()}`
  await writeArticle(page, {
    title,
    standfirst: 'Et ce que les lecteurs en ont.',
    paragraphs: ['Un fait établi'],
  })

  await test.step('a note: its words are asked for, and the cursor comes back behind it', async () => {
    await insert(page, 'Note')
    await expect(page.getByLabel('Texte de la note')).toBeFocused()
    await page.keyboard.type('Rapport annuel, https://exemple.fr/rapport.')
    await page.keyboard.press('Escape')
    await page.keyboard.type(' depuis.')
    await expect(bodyOf(page).locator('> p').first()).toContainText('Un fait établi')
    await expect(
      bodyOf(page).getByRole('button', { name: 'Note : Rapport annuel, https://exemple.fr/rapport.' }),
    ).toBeVisible()
  })

  await test.step('a box: title, then text', async () => {
    await insert(page, 'Encadré')
    await expect(blockOf(page, 'Encadré').getByLabel('Titre de l’encadré')).toBeFocused()
    await page.keyboard.type('Repères utiles')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Un repère dans l’encadré.')
    await expect(blockOf(page, 'Encadré')).toContainText('Un repère dans l’encadré.')
  })

  await test.step('a timeline: dates, and what happened', async () => {
    await below(page)
    await insert(page, 'Chronologie')
    const timeline = blockOf(page, 'Chronologie')
    await expect(timeline.getByLabel('Titre de la chronologie')).toBeFocused()
    await page.keyboard.type('Le four')
    await timeline.getByLabel('Date', { exact: true }).fill('1974')
    await page.keyboard.press('Enter')
    await page.keyboard.type('On l’allume.')
    await timeline.getByRole('button', { name: 'Ajouter une date' }).click()
    await expect(timeline.getByLabel('Date', { exact: true }).nth(1)).toBeFocused()
    await page.keyboard.type('Printemps 2026')
    await page.keyboard.press('Enter')
    await page.keyboard.type('On l’éteint.')
  })

  await test.step('a table: cells by Tab, one row and one column more', async () => {
    await below(page)
    await insert(page, 'Tableau')
    const words = ['Commune', 'Voix', 'Part', 'Valbrune', '12 400', '51', 'Lormeil', '310', '49']
    for (const [index, word] of words.entries()) {
      if (index > 0) await page.keyboard.press('Tab')
      await page.keyboard.type(word)
    }
    const tools = page.getByRole('toolbar', { name: 'Tableau' })
    await tools.getByRole('button', { name: 'Ligne au-dessous' }).click()
    await expect(blockOf(page, 'Tableau').locator('tr')).toHaveCount(4)
    await blockOf(page, 'Tableau').locator('tr').nth(3).locator('td').first().click()
    await page.keyboard.type('Ensemble')
    await tools.getByRole('button', { name: 'Colonne à droite' }).click()
    await expect(blockOf(page, 'Tableau').locator('tr').first().locator('th')).toHaveCount(4)
    await tools.getByRole('button', { name: 'Colonne d’en-tête' }).click()
    await expect(blockOf(page, 'Tableau').locator('tr').nth(1).locator('th')).toHaveText('Valbrune')
    await blockOf(page, 'Tableau').getByLabel('Titre du tableau').fill('Les voix')
  })

  await test.step('a chart: drawn as soon as there is a figure', async () => {
    await below(page)
    await insert(page, 'Graphique')
    const chart = blockOf(page, 'Graphique')
    await expect(chart.getByText('Tapez au moins un chiffre')).toBeVisible()
    await chart.getByLabel('Titre', { exact: true }).fill('Les loyers')
    await chart.getByLabel('Libellé 1').fill('Centre')
    await chart.getByLabel('Série 1, ligne 1').fill('1 200,5')
    await chart.getByLabel('Libellé 2').fill('Gare')
    await chart.getByLabel('Série 1, ligne 2').fill('n.c.')
    await expect(chart.getByText('Pas un nombre')).toBeVisible()
    await expect(chart.getByRole('img', { name: /Les loyers/ })).toBeVisible()
  })

  await test.step('a gallery: pictures are sent and described', async () => {
    await below(page)
    await insert(page, 'Galerie')
    const gallery = blockOf(page, 'Galerie')
    await expect(gallery.getByText('aucune photo')).toBeVisible()
    const picture = await photograph()
    await gallery.locator('input[type=file]').setInputFiles([picture, picture])
    await expect(gallery.getByText('2 photos')).toBeVisible()
    await gallery.getByLabel('Description', { exact: true }).nth(0).fill('Un verger')
    await gallery.getByLabel('Description', { exact: true }).nth(1).fill('Le même verger')
    await gallery.getByLabel('Légende', { exact: true }).nth(1).fill('En avril')
    await gallery.getByRole('button', { name: 'Avant' }).nth(1).click()
    await expect(gallery.getByLabel('Description', { exact: true }).nth(0)).toHaveValue('Le même verger')
  })

  await test.step('a sound, by a slash: narrowed by letters, put in by Enter, sent and described', async () => {
    await below(page)
    await page.keyboard.type('/')
    const list = page.getByRole('listbox', { name: 'Insérer un bloc' })
    await expect(list.getByRole('option', { name: 'Tableau' })).toBeVisible()
    await page.keyboard.type('so')
    await expect(list.getByRole('option')).toHaveText(['Sous-intertitre', 'Son'])
    await page.keyboard.press('ArrowDown')
    await expect(list.getByRole('option', { name: 'Son' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(list).toBeHidden()
    const sound = blockOf(page, 'Son')
    const file = { name: 'cloche.wav', mimeType: 'audio/wav', buffer: aWav() }
    await sound.locator('input[type=file]').setInputFiles(file)
    await sound.getByLabel('Titre', { exact: true }).fill('La cloche')
    await sound.getByLabel('Transcription', { exact: true }).fill('Un coup de cloche.')
  })

  await test.step('« À lire aussi »: an article is found and chosen', async () => {
    await below(page)
    await insert(page, 'À lire aussi')
    const block = blockOf(page, 'À lire aussi')
    await expect(block.getByLabel('Chercher un article publié')).toBeFocused()
    await page.keyboard.type('introuvablissime')
    await expect(block.getByText('Aucun article publié ne contient ces mots.')).toBeVisible()
    await block.getByLabel('Chercher un article publié').fill('cubilot malestrac')
    await block.getByRole('button', { name: /Ajouter .*Fonderie Malestrac/ }).click()
    await expect(block.getByRole('listitem').filter({ hasText: 'Fonderie Malestrac' })).toBeVisible()
  })

  await save(page)
  await page.reload()
  for (const name of ['Encadré', 'Chronologie', 'Tableau', 'Graphique', 'Galerie', 'Son', 'À lire aussi'])
    await expect(blockOf(page, name)).toBeVisible()
  const path = await publishNow(page)

  await test.step('readers have all of it, without JavaScript', async () => {
    const context = await browser.newContext({
      baseURL: baseURL!,
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    })
    const reader = await context.newPage()
    await reader.goto(path)
    const text = reader.locator('.prose')
    await expect(text.locator('[role=doc-noteref]')).toHaveText('1')
    await expect(text.locator('[role=doc-endnotes]')).toContainText('Rapport annuel')
    await text.locator('[role=doc-noteref]').click()
    await expect(reader).toHaveURL(/#note-1$/)
    await reader.locator('[role=doc-backlink]').click()
    await expect(reader).toHaveURL(/#appel-1$/)
    await expect(text.getByRole('note', { name: 'Repères utiles' })).toContainText(
      'Un repère dans l’encadré.',
    )
    await expect(text.locator('.timeline li')).toHaveText([
      /1974\s*On l’allume\./,
      /Printemps 2026\s*On l’éteint\./,
    ])
    await expect(text.getByRole('region', { name: 'Les voix' }).getByRole('columnheader')).toHaveText([
      'Commune',
      'Voix',
      'Part',
    ])
    await expect(text.getByRole('rowheader', { name: 'Ensemble' })).toBeVisible()
    await expect(text.getByRole('img', { name: /Les loyers/ })).toBeVisible()
    await text.getByText('Les chiffres', { exact: true }).click()
    await expect(text.getByRole('cell', { name: 'n.c.' })).toBeVisible()
    await expect(text.locator('.gallery img')).toHaveCount(2)
    await expect(text.locator('.gallery a').first()).toHaveAttribute('href', /^\/media\/.*\.jpg$/)
    await expect(text.getByLabel('La cloche')).toHaveAttribute('preload', 'none')
    await text.getByText('Lire la transcription').click()
    await expect(text.getByText('Un coup de cloche.')).toBeVisible()
    await expect(text.locator('.read-also').getByRole('link', { name: /Fonderie Malestrac/ })).toBeVisible()
    expect(await reader.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await context.close()
  })

  await test.step('and nothing in it stops anybody', async () => {
    await page.goto(path)
    await expectAccessible(page, everyLook)
  })
})

test('a note goes where its sentence goes', async ({ page }) => {
  await signIn(page, 'editor')
  await writeArticle(page, {
    title: 'Une note voyage',
    standfirst: 'Avec sa phrase.',
    paragraphs: ['Phrase'],
  })
  await insert(page, 'Note')
  await page.keyboard.type('La source.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await untilSelectionMayMove(page)
  await bodyOf(page).getByText('Phrase').click()
  await untilSelectionMayMove(page)
  await page.keyboard.press('End')
  await expect.poll(() => page.evaluate(() => getSelection()?.isCollapsed)).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+v')
  await expect(bodyOf(page).getByRole('button', { name: 'Note : La source.' })).toHaveCount(2)
})

test('a note without words goes when it is left', async ({ page }) => {
  await signIn(page, 'editor')
  await writeArticle(page, { title: 'Une note vide', standfirst: 'Ne reste pas.', paragraphs: ['Phrase'] })
  await insert(page, 'Note')
  await expect(page.getByLabel('Texte de la note')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(bodyOf(page).getByRole('button', { name: /^Note/ })).toHaveCount(0)
  await page.keyboard.type(' suite')
  await expect(bodyOf(page)).toContainText('Phrase suite')
})

test('a menu that is left without a choice gives the focus back', async ({ page }) => {
  await signIn(page, 'editor')
  await writeArticle(page, { title: 'Rien à insérer', standfirst: 'Finalement.', paragraphs: ['Phrase'] })
  const button = page.getByLabel('Mise en forme').getByRole('button', { name: 'Insérer' })
  await button.click()
  await expect(page.getByRole('menuitem', { name: 'Tableau' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
})
