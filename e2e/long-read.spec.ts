import type { Page } from '@playwright/test'
import { publishNow, save, writeArticle } from './support/desk.ts'
import { expect, signIn, test } from './support/fixtures.ts'

/** Words alone, so that what is typed is what is printed: French punctuation gets its spaces on the way. */
const sentence =
  'La rivière est sortie de son lit pendant la nuit et les habitants du quai ont porté leurs meubles à l’étage. '
const paragraphs = Array.from({ length: 80 }, (_, i) => `Jour ${i + 1}. ${sentence.repeat(7)}`.trim())

/** Below the facts: the standfirst stands above them, in the same element for reader modes. */
const printed = (page: Page) => page.locator('.prose > .facts ~ p')

test('an article of 60 KB is whole without JavaScript, and loads our two scripts alone with it', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  expect(Buffer.byteLength(paragraphs.join(''))).toBeGreaterThan(60 * 1024)
  await signIn(page, 'editor')
  const title = `Quatre-vingts jours au bord de l’eau ${Date.now()}`
  await writeArticle(page, { title, standfirst: 'Le journal de la crue.', paragraphs })
  await save(page)
  const path = await publishNow(page)

  await test.step('without JavaScript every paragraph is there to be read', async () => {
    const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false })
    const reader = await context.newPage()
    await reader.goto(path)
    await expect(reader.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(printed(reader)).toHaveText(paragraphs)
    for (const paragraph of await printed(reader).all()) await expect(paragraph).toBeVisible()
    await context.close()
  })

  await test.step('with JavaScript no other scripts than our two come to the end of the page', async () => {
    const context = await browser.newContext({ baseURL: baseURL! })
    const reader = await context.newPage()
    const scripts: string[] = []
    reader.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (request.resourceType() === 'script' || pathname.endsWith('.js')) scripts.push(pathname)
    })
    await reader.goto(path)
    await reader.keyboard.press('End')
    await expect(printed(reader).last()).toBeVisible()
    await reader.waitForLoadState('networkidle')
    expect(scripts).toEqual(['/reader.js', '/keep.js'])
    await context.close()
  })
})
