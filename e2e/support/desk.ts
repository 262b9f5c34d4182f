import { expect, type Page } from '@playwright/test'
import { photograph } from './pictures.ts'

/** An article typed into the desk as an editor would: title, standfirst, text with a quotation, section, byline, topic. */
export async function writeArticle(page: Page, words: { title: string; standfirst: string }): Promise<void> {
  await page.goto('/redaction')
  await page.getByRole('button', { name: /Nouvel article/ }).click()
  await page.waitForURL('**/redaction/articles/*')
  await page.getByLabel('Titre', { exact: true }).fill(words.title)
  await page.getByLabel('Chapô', { exact: true }).fill(words.standfirst)
  await page.getByRole('textbox', { name: 'Texte de l’article' }).click()
  await page.keyboard.type('Le conseil a voté mardi soir, après trois heures de débat.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('> On ne rase pas un verger pour garer des voitures.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type(
    'La suite se jouera au tribunal : « nous irons jusqu’au bout », promet le collectif.',
  )
  await page.getByLabel('Rubrique', { exact: true }).selectOption({ label: 'Politique' })
  await pick(page, 'Sujets', 'Logement')
}

/** Chooses an entry of a combobox by typing its name. */
export async function pick(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await box.fill(name)
  await page.getByRole('option', { name, exact: true }).click()
}

export async function uploadLead(page: Page, alt: string): Promise<void> {
  const lead = page.getByRole('region', { name: 'Image principale' })
  await lead.locator('input[type=file]').setInputFiles(await photograph())
  await lead.getByLabel('Description', { exact: true }).fill(alt)
}

/** The line that says so, in the bar: not before the last keystroke has been heard. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByText(/Enregistré à/)).toBeVisible()
}

/** Opens the publication dialog; its button's name depends on what the article is. */
export async function openPublication(page: Page) {
  await page.getByRole('button', { name: /^(Publier|Mettre à jour|Publication)/ }).click()
  return page.getByRole('dialog')
}
