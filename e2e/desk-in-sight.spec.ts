import { bodyOf, save, untilSaved, writeArticle } from './support/desk.ts'
import { expect, signIn, test } from './support/fixtures.ts'

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
        await save(first)
        await first.setViewportSize({ width, height: 760 })
        const second = await context.newPage()
        await second.goto(first.url())
        await second.getByLabel('Chapô', { exact: true }).fill('Écrit ailleurs.')
        await save(second)
        await bodyOf(first).getByText('Paragraphe 30').click()
        await first.keyboard.type(' Ici.')
        await first.keyboard.press('Control+s')
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
      await save(page)
      await page.setViewportSize({ width, height: 640 })
      await bodyOf(page).getByText('Paragraphe 25').click()
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
    await save(page)
    await bodyOf(page).getByText('Paragraphe 30').click()
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
