import type { Locator, Page } from '@playwright/test'
import { openPublication, untilSaved, writeArticle } from './support/desk.ts'
import { expect, signIn, test } from './support/fixtures.ts'
import { photograph } from './support/pictures.ts'

/** A key as a hand holds it: once pressed, repeated by the system, let go. */
async function hold(page: Page, key: string, times = 12): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.down(key)
  await page.keyboard.up(key)
}

/** How many decisions, steps or other actions the page sends to the server from now on. */
function actionsOf(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.headers()['next-action']) sent.push(request.url())
  })
  return sent
}

const body = (page: Page) => page.getByRole('textbox', { name: 'Texte de l’article' })
const title = (page: Page) => page.getByLabel('Titre', { exact: true })

test.describe('what one types in a new article is written', () => {
  for (const way of ['by mouse', 'by key']) {
    test(way, async ({ page }) => {
      await signIn(page, 'editor')
      const button = page.getByRole('button', { name: /Nouvel article/ })
      await expect(button).toBeVisible()
      if (way === 'by mouse') await button.click()
      else await page.keyboard.press('n')
      await page.waitForURL('**/redaction/articles/*')
      await expect(title(page)).toBeFocused()
      // No reproaches before the first word.
      await expect(page.getByText('L’article n’a pas de titre')).toHaveCount(0)
      await page.keyboard.type('Un pont sur la Brune')
      await page.keyboard.press('Enter')
      await page.keyboard.type('Le chapô suit.')
      await page.keyboard.press('Enter')
      await page.keyboard.type('Puis le texte.')
      await untilSaved(page)
      await page.reload()
      await expect(title(page)).toHaveValue('Un pont sur la Brune')
      await expect(page.getByLabel('Chapô', { exact: true })).toHaveValue('Le chapô suit.')
      await expect(body(page)).toContainText('Puis le texte.')
    })
  }

  test('reminders come when a field is left empty, and all of them when one asks to publish', async ({
    page,
  }) => {
    await signIn(page, 'editor')
    await page.getByRole('button', { name: /Nouvel article/ }).click()
    await expect(title(page)).toBeFocused()
    await page.getByLabel('Chapô', { exact: true }).click()
    await expect(page.getByText('L’article n’a pas de titre')).toBeVisible()
    await expect(page.getByText('Choisissez une rubrique')).toHaveCount(0)
    const dialog = await openPublication(page)
    await dialog.getByRole('button', { name: 'Annuler' }).click()
    await expect(page.getByText('Choisissez une rubrique')).toBeVisible()
  })
})

test.describe('a picture that is selected keeps its words', () => {
  const figure = (page: Page) => body(page).locator('figure')

  async function withPicture(page: Page): Promise<void> {
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
    await figure(page).locator('img').click()
    await expect(figure(page)).toHaveClass(/outline/)
  }
  async function kept(page: Page, written: string): Promise<void> {
    await expect(figure(page)).toHaveCount(1)
    await expect(figure(page).getByLabel('Description', { exact: true })).toHaveValue('Un verger en avril')
    await expect(figure(page).getByLabel('Crédit', { exact: true })).toHaveValue('J. Roux')
    await expect(body(page).locator('p').filter({ hasText: written })).toBeVisible()
    await expect(body(page).locator('div:has(> figure) ~ p').filter({ hasText: written })).toHaveCount(1)
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
  for (const [name, write, written] of ways) {
    test(`against ${name}`, async ({ page }) => {
      await withPicture(page)
      await write(page)
      await kept(page, written)
      await untilSaved(page)
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
  await body(page).evaluate((element, words) => {
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
  await expect(body(page).getByRole('status')).toBeVisible()
  await body(page).getByText('Début').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' et suite')
  const received = page.waitForResponse('**/api/media')
  letThrough()
  await received
  await expect(body(page).locator('figure img')).toBeVisible()
  await page.keyboard.type(' et fin')
  await expect(body(page).locator('p').first()).toHaveText('Début et suite et fin')
})

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
    await untilSaved(page)
    const sent = actionsOf(page)
    const chosen = await page.getByRole('button', { name: /^Retirer/ }).count()
    await page.getByRole('combobox', { name: 'Signatures' }).fill('a')
    await expect(page.getByRole('option').first()).toBeVisible()
    await hold(page, 'Enter')
    await expect(page.getByRole('button', { name: /^Retirer/ })).toHaveCount(chosen + 1)
    await untilSaved(page)
    await page.getByRole('button', { name: 'Autres actions' }).focus()
    await hold(page, 'Enter')
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Publier', exact: true }).focus()
    await hold(page, 'Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await title(page).focus()
    await hold(page, 'Control+Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(sent).toEqual([])
    await page.goto('/redaction')
    await expect(page.getByRole('button', { name: /Nouvel article/ })).toBeVisible()
    const made = actionsOf(page)
    await hold(page, 'n')
    await page.waitForURL('**/redaction/articles/*')
    expect(made).toHaveLength(1)
  })
})

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
    await untilSaved(page)
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
    await untilSaved(page)
    const desk = page.url()
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    await title(page).fill('Parti trop vite, mais gardé')
    await page.getByRole('link', { name: /^Modération/ }).click()
    await page.waitForURL('**/moderation')
    expect(asked).toEqual(['beforeunload'])
    await page.goto(desk)
    // Sent while the page was going.
    await expect(title(page)).toHaveValue('Parti trop vite, mais gardé')
  })
})

test.describe('what must be seen is in sight', () => {
  const paragraphs = Array.from(
    { length: 30 },
    (_, i) => `Paragraphe ${i + 1}, assez long pour remplir une ligne entière du texte.`,
  )

  test.describe('two versions', () => {
    test.use({ expectedConsole: [/status of 409/] })
    for (const width of [360, 1440]) {
      test(`three screens down, at ${width} px`, async ({ context }) => {
        const first = await context.newPage()
        await first.setViewportSize({ width: 1280, height: 800 })
        await signIn(first, 'editor')
        await writeArticle(first, {
          title: `Conflit en bas ${width}`,
          standfirst: 'Loin du haut.',
          paragraphs,
        })
        await untilSaved(first)
        await first.setViewportSize({ width, height: 760 })
        const second = await context.newPage()
        await second.goto(first.url())
        await second.getByLabel('Chapô', { exact: true }).fill('Écrit ailleurs.')
        await untilSaved(second)
        await body(first).getByText('Paragraphe 30').click()
        await first.keyboard.type(' Ici.')
        const banner = first.getByText('Cet article a été modifié ailleurs')
        await expect(banner).toBeInViewport()
        await first.getByRole('button', { name: 'Choisir la version' }).first().click()
        const keep = first.getByRole('button', { name: 'Garder mon texte' })
        await expect(keep).toBeInViewport()
        await expect(first.getByRole('button', { name: /comparaison|Comparer/ })).toBeFocused()
        await keep.click()
        await untilSaved(first)
        await expect(banner).toHaveCount(0)
      })
    }
  })

  for (const width of [320, 360]) {
    test(`on a phone of ${width} px: state and next step in two lines, and the tools`, async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 })
      await signIn(page, 'editor')
      await writeArticle(page, { title: 'Au téléphone', standfirst: 'Tout tient.', paragraphs })
      await untilSaved(page)
      await page.setViewportSize({ width, height: 640 })
      await body(page).getByText('Paragraphe 25').click()
      await expect(page.getByText(/Enregistré à/)).toBeInViewport()
      await expect(page.getByRole('button', { name: 'Publier', exact: true })).toBeInViewport()
      const bar = page
        .locator('header')
        .filter({ has: page.getByRole('button', { name: 'Publier', exact: true }) })
      expect((await bar.boundingBox())!.height).toBeLessThanOrEqual(88)
      const tools = page.getByRole('toolbar', { name: 'Mise en forme' })
      await expect(tools).toBeInViewport()
      await tools.getByRole('button', { name: 'Image' }).scrollIntoViewIfNeeded()
      await expect(tools.getByRole('button', { name: 'Image' })).toBeInViewport()
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide).toBeLessThanOrEqual(0)
    })
  }

  test('the form beside a long text, and what Tab reaches backwards', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 800 })
    await signIn(page, 'editor')
    await writeArticle(page, { title: 'Un long texte', standfirst: 'Et sa fiche.', paragraphs })
    await untilSaved(page)
    await body(page).getByText('Paragraphe 30').click()
    await expect(page.getByLabel('Rubrique', { exact: true })).toBeInViewport()
    await page.getByLabel('Chapô', { exact: true }).focus()
    const bar = page
      .locator('header')
      .filter({ has: page.getByRole('button', { name: 'Publier', exact: true }) })
    const covered = (await bar.boundingBox())!
    const field = (await page.getByLabel('Chapô', { exact: true }).boundingBox())!
    expect(field.y).toBeGreaterThanOrEqual(covered.y + covered.height)
  })
})

test.describe('the queue', () => {
  test('tells the real place of a comment on a later page, and how many wait in the tab', async ({
    page,
  }) => {
    await signIn(page, 'editor')
    await page.goto('/moderation?page=2')
    await expect(page.getByText(/^31 sur \d+$/)).toBeVisible()
    await expect(page).toHaveTitle(/^\(\d+\) Modération – /)
    await page.keyboard.press('j')
    await expect(page.getByText(/^32 sur \d+$/)).toBeVisible()
  })

  test('takes a decision back after the page was loaded again', async ({ page }) => {
    await signIn(page, 'editor')
    await page.goto('/moderation')
    await expect(page.getByRole('button', { name: 'Approuver' })).toBeEnabled()
    const name = await page.locator('#current-comment').textContent()
    const answer = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.keyboard.press('s')
    expect((await answer).status()).toBe(200)
    await page.reload()
    await expect(page.getByText(/^Dernière décision\./)).toBeVisible()
    await page.keyboard.press('u')
    await expect(page.getByText(/Décision annulée/).first()).toBeVisible()
    await expect(page.locator('#current-comment')).toHaveText(name!)
  })
})

test('lists past their end lead to it, and say the place', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/redaction?page=99')
  await expect(page).toHaveURL(/\/redaction\?page=\d$/)
  await expect(page.getByText(/^\d+ à \d+ sur \d+ articles$/)).toBeVisible()
})

test('every required field of the desks says so', async ({ page }) => {
  const unsaid = () =>
    page
      .locator('[required]:visible')
      .evaluateAll((fields) =>
        fields
          .filter((field) => !field.closest('div:has(> div > label)')?.textContent?.includes('obligatoire'))
          .map((field) => field.id),
      )
  await page.goto('/connexion')
  expect(await unsaid()).toEqual([])
  await signIn(page, 'admin')
  for (const path of ['/reglages', '/reglages/rubriques', '/reglages/signatures', '/reglages/compte']) {
    await page.goto(path)
    expect(await page.locator('[required]:visible').count(), path).toBeGreaterThan(0)
    expect([path, await unsaid()]).toEqual([path, []])
  }
  await page.goto('/reglages/personnes')
  await page.getByRole('button', { name: 'Inviter' }).first().click()
  expect(await unsaid()).toEqual([])
})
