import type { Locator, Page } from '@playwright/test'
import {
  bodyOf,
  hold,
  openPublication,
  save,
  titleOf,
  untilKeysAreHeard,
  untilSaved,
  writeArticle,
} from './support/desk.ts'
import { expect, signIn, siteUrl, takeSession, test } from './support/fixtures.ts'
import { photograph } from './support/pictures.ts'

test.describe('what one types in a new article is written', () => {
  for (const way of ['by mouse', 'by key']) {
    test(way, async ({ page }) => {
      await signIn(page, 'editor')
      const button = page.getByRole('button', { name: /Nouvel article/ })
      await expect(button).toBeVisible()
      if (way === 'by mouse') await button.click()
      else {
        await untilKeysAreHeard(page)
        await page.keyboard.press('n')
      }
      await page.waitForURL('**/redaction/articles/*')
      await expect(titleOf(page)).toBeFocused()
      // No reproaches before the first word.
      await expect(page.getByText('L’article n’a pas de titre')).toHaveCount(0)
      await page.keyboard.type('Un pont sur la Brune')
      await page.keyboard.press('Enter')
      await page.keyboard.type('Le chapô suit.')
      await page.keyboard.press('Enter')
      await page.keyboard.type('Puis le texte.')
      await untilSaved(page)
      await page.reload()
      await expect(titleOf(page)).toHaveValue('Un pont sur la Brune')
      await expect(page.getByLabel('Chapô', { exact: true })).toHaveValue('Le chapô suit.')
      await expect(bodyOf(page)).toContainText('Puis le texte.')
    })
  }

  test('no letter stays behind, however soon it follows a key or a button that leads into the text', async ({
    page,
  }) => {
    await signIn(page, 'editor')
    await writeArticle(page, { title: 'Plus vite que l’écran', standfirst: 'Rien ne se perd.' })
    const leadsIntoText = (way: Locator, event: 'Enter' | 'click') =>
      // In one turn of the page: no frame lies between the event and the question.
      way.evaluate((element: HTMLElement, kind) => {
        element.focus()
        if (kind === 'click') element.click()
        else
          element.dispatchEvent(new KeyboardEvent('keydown', { key: kind, bubbles: true, cancelable: true }))
        return document.activeElement?.getAttribute('contenteditable') === 'true'
      }, event)
    const tool = (name: string) => page.getByLabel('Mise en forme').getByRole('button', { name })
    expect(await leadsIntoText(page.getByLabel('Chapô', { exact: true }), 'Enter')).toBe(true)
    expect(await leadsIntoText(tool('Gras'), 'click')).toBe(true)
    expect(await leadsIntoText(bodyOf(page).getByRole('textbox').first(), 'Enter')).toBe(true)
  })

  test('reminders come when a field is left empty, and all of them when one asks to publish', async ({
    page,
  }) => {
    await signIn(page, 'editor')
    await page.getByRole('button', { name: /Nouvel article/ }).click()
    await expect(titleOf(page)).toBeFocused()
    await page.getByLabel('Chapô', { exact: true }).click()
    await expect(page.getByText('L’article n’a pas de titre')).toBeVisible()
    await expect(page.getByText('Choisissez une rubrique')).toHaveCount(0)
    const dialog = await openPublication(page)
    await dialog.getByRole('button', { name: 'Annuler' }).click()
    await expect(page.getByText('Choisissez une rubrique')).toBeVisible()
  })
})

test.describe('a picture that is selected keeps its words', () => {
  const figure = (page: Page) => bodyOf(page).locator('figure')

  /** Written once a worker. To write it, send the picture and have it drawn in every size takes longer than a test. */
  let written: { desk: string; draft: string; content: unknown } | undefined

  async function withPicture(page: Page): Promise<void> {
    if (written === undefined) await writePicture(page)
    else await openAsWritten(page, written)
    await figure(page).locator('img').click()
    await expect(figure(page)).toHaveClass(/outline/)
  }

  async function writePicture(page: Page): Promise<void> {
    await signIn(page, 'editor')
    await writeArticle(page, {
      title: 'Une image dans le texte',
      standfirst: 'Et ce qui suit.',
      paragraphs: ['Avant.'],
    })
    const received = page.waitForResponse('**/api/media')
    await page
      .getByLabel('Mise en forme')
      .locator('input[type=file]')
      .setInputFiles(await photograph())
    await received
    // The next thing to write is the description.
    await expect(figure(page).getByLabel('Description', { exact: true })).toBeFocused()
    await page.keyboard.type('Un verger en avril')
    await figure(page).getByLabel('Crédit', { exact: true }).fill('J. Roux')
    await save(page)
    const { pathname: desk } = new URL(page.url())
    const draft = `${desk}/brouillon`
    written = { desk, draft, content: (await readDraft(page, draft)).content }
  }

  async function openAsWritten(page: Page, { desk, draft, content }: NonNullable<typeof written>) {
    await takeSession(page, 'editor')
    const { version } = await readDraft(page, draft)
    const answer = await page.request.post(draft, {
      data: { baseVersion: version, content },
      headers: { origin: siteUrl() },
    })
    expect(answer.status()).toBe(200)
    await signIn(page, 'editor', desk)
    await expect(figure(page).getByLabel('Crédit', { exact: true })).toHaveValue('J. Roux')
  }

  async function readDraft(page: Page, draft: string): Promise<{ version: number; content: unknown }> {
    return (await (await page.request.get(draft)).json()).data
  }

  async function kept(page: Page, words: string): Promise<void> {
    await expect(figure(page)).toHaveCount(1)
    await expect(figure(page).getByLabel('Description', { exact: true })).toHaveValue('Un verger en avril')
    await expect(figure(page).getByLabel('Crédit', { exact: true })).toHaveValue('J. Roux')
    // Not the hint under its own fields: a paragraph of the text.
    await expect(bodyOf(page).locator('div:has(> figure) ~ p').filter({ hasText: words })).toHaveCount(1)
  }

  const ways: [string, (page: Page) => Promise<void>, string][] = [
    ['a letter', (page) => page.keyboard.type('xyz'), 'xyz'],
    ['a capital', (page) => page.keyboard.press('Shift+E'), 'E'],
    [
      'Enter, then words',
      async (page) => {
        await page.keyboard.press('Enter')
        await page.keyboard.type('ligne')
      },
      'ligne',
    ],
    [
      'Shift and Enter, then words',
      async (page) => {
        await page.keyboard.press('Shift+Enter')
        await page.keyboard.type('ligne')
      },
      'ligne',
    ],
    ['dictation', (page) => page.keyboard.insertText('dicté d’un trait'), 'dicté d’un trait'],
    ['an input method', compose, 'ê'],
    ['a paste', (page) => paste(page, 'collé'), 'collé'],
    [
      'the keys of a quotation',
      async (page) => {
        await page.keyboard.press('Control+Shift+B')
        await page.keyboard.type('dit')
      },
      'dit',
    ],
  ]
  for (const [name, write, words] of ways) {
    test(`against ${name}`, async ({ page }) => {
      await withPicture(page)
      await write(page)
      await kept(page, words)
      await save(page)
    })
  }

  test('goes by one press of Backspace that is meant, and comes back by undo; never by a held one', async ({
    page,
  }) => {
    await withPicture(page)
    await page.keyboard.press('Enter')
    await hold(page, 'Backspace', 20)
    await expect(figure(page)).toHaveCount(1)
    await figure(page).locator('img').click()
    await page.keyboard.press('Backspace')
    await expect(figure(page)).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(figure(page).getByLabel('Description', { exact: true })).toHaveValue('Un verger en avril')
  })
})

async function compose(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 })
  await session.send('Input.imeSetComposition', { text: 'ê', selectionStart: 1, selectionEnd: 1 })
  await session.send('Input.insertText', { text: 'ê' })
}

async function paste(page: Page, text: string): Promise<void> {
  await bodyOf(page).evaluate((element, words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('after an upload the description gets the focus, unless somebody went on writing', async ({ page }) => {
  await signIn(page, 'editor')
  await writeArticle(page, {
    title: 'Une image arrive',
    standfirst: 'Pendant que l’on écrit.',
    paragraphs: ['Début'],
  })
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route('**/api/media', async (route) => {
    await held
    await route.continue()
  })
  await page
    .getByLabel('Mise en forme')
    .locator('input[type=file]')
    .setInputFiles(await photograph())
  await expect(bodyOf(page).getByRole('status')).toBeVisible()
  await bodyOf(page).getByText('Début').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' et suite')
  const received = page.waitForResponse('**/api/media')
  letThrough()
  await received
  await expect(bodyOf(page).locator('figure img')).toBeVisible()
  await page.keyboard.type(' et fin')
  await expect(bodyOf(page).locator('p').first()).toHaveText('Début et suite et fin')
})
