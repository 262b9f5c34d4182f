import { expect, type Page } from '@playwright/test'
import { photograph } from './pictures.ts'

/**
 * An article typed into the desk as an editor would: title, standfirst, text with a quotation, section, byline, topic.
 * `paragraphs` come in the place of that text, each at one stroke.
 */
export async function writeArticle(
  page: Page,
  words: { title: string; standfirst: string; paragraphs?: string[] },
): Promise<void> {
  if (new URL(page.url()).pathname !== '/redaction') await page.goto('/redaction')
  await page.getByRole('button', { name: /Nouvel article/ }).click()
  await page.waitForURL('**/redaction/articles/*')
  await page.getByLabel('Titre', { exact: true }).fill(words.title)
  await page.getByLabel('Chapô', { exact: true }).fill(words.standfirst)
  await page.getByRole('textbox', { name: 'Texte de l’article' }).click()
  if (words.paragraphs) await insertParagraphs(page, words.paragraphs)
  else await typeText(page)
  await page.getByLabel('Rubrique', { exact: true }).selectOption({ label: 'Politique' })
  await pick(page, 'Sujets', 'Logement')
}

async function typeText(page: Page): Promise<void> {
  await page.keyboard.insertText('Le conseil a voté mardi soir, après trois heures de débat.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('> ')
  await page.keyboard.insertText('On ne rase pas un verger pour garer des voitures.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText(
    'La suite se jouera au tribunal : « nous irons jusqu’au bout », promet le collectif.',
  )
}

async function insertParagraphs(page: Page, paragraphs: string[]): Promise<void> {
  for (const [i, paragraph] of paragraphs.entries()) {
    if (i > 0) await page.keyboard.press('Enter')
    await page.keyboard.insertText(paragraph)
  }
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

/**
 * ProseMirror takes back what moves the selection within 50 ms of one that it has set itself, be it a click or a key. No hand is
 * as quick; a test is.
 */
export async function untilSelectionMayMove(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const body = document.querySelector('[contenteditable].ProseMirror') as HTMLElement & {
      editor: { view: { domObserver: { suppressingSelectionUpdates: boolean } } }
    }
    return !body.editor.view.domObserver.suppressingSelectionUpdates
  })
}

/** Keys of a desk are heard once its scripts have come; the button that lists them says so. */
export async function untilKeysAreHeard(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Raccourcis clavier/ })).toBeEnabled()
}

/** The line that says so, in the bar: not before the last keystroke has been heard. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByText(/Enregistré à/)).toBeVisible()
}

/** By the key for it: the desk does it by itself when nothing has been typed for two seconds. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s')
  await untilSaved(page)
}

/** Opens the publication dialog; its button's name depends on what the article is. */
export async function openPublication(page: Page) {
  await page.getByRole('button', { name: /^(Publier|Mettre à jour|Publication)/ }).click()
  return page.getByRole('dialog')
}

/** The address where readers find it. */
export async function publishNow(page: Page): Promise<string> {
  const dialog = await openPublication(page)
  await dialog.getByLabel('Maintenant').check()
  await dialog.getByRole('button', { name: 'Publier maintenant' }).click()
  await expect(page.getByText('L’article est en ligne.')).toBeVisible()
  return (await page.getByRole('link', { name: 'Voir la page' }).getAttribute('href'))!
}

export async function unpublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Dépublier' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/Motif/).fill('Essai terminé')
  await dialog.getByRole('button', { name: 'Dépublier' }).click()
  await expect(page.getByText('L’article n’est plus en ligne.')).toBeVisible()
}

/** A key as a hand holds it: once pressed, repeated by the system, let go. */
export async function hold(page: Page, key: string, times = 12): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.down(key)
  await page.keyboard.up(key)
}

/** How many decisions, steps or other actions the page sends to the server from now on. */
export function actionsOf(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.headers()['next-action']) sent.push(request.url())
  })
  return sent
}

/** The fields of an article's desk. */
export const bodyOf = (page: Page) => page.getByRole('textbox', { name: 'Texte de l’article' })
export const titleOf = (page: Page) => page.getByLabel('Titre', { exact: true })
