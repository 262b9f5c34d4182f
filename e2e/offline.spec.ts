import type { Page } from '@playwright/test'
import { publishNow, unpublish, untilSaved, writeArticle } from './support/desk.ts'
import { expect, signIn, test } from './support/fixtures.ts'

// What a reader keeps is there without a network, and what was withdrawn meanwhile is not there with one.
test.use({ serviceWorkers: 'allow', expectedConsole: [/ERR_INTERNET_DISCONNECTED|status of 410/] })

const kept = '/politique/pont-des-tanneurs-la-ville-avait-ecarte-un-forage-a-38-000-euros'
const copies = (page: Page) => page.evaluate(() => caches.keys())
const row = (page: Page, title: string | RegExp) => page.getByRole('listitem').filter({ hasText: title })

test('an article kept for later is read offline, resumed, and leaves the list when it is withdrawn', async ({
  page,
  context,
  browser,
}) => {
  const desk = await browser.newContext({ serviceWorkers: 'block' })
  const editor = await desk.newPage()
  await signIn(editor, 'editor')
  const title = `La passerelle ferme ${Date.now()}`
  await writeArticle(editor, { title, standfirst: 'Pour une nuit seulement.' })
  await untilSaved(editor)
  const withdrawn = await publishNow(editor)

  await test.step('kept, with a copy', async () => {
    for (const path of [withdrawn, kept]) {
      await page.goto(path)
      const button = page.getByRole('button', { name: 'Lire plus tard' })
      await button.click()
      await expect(page.getByRole('button', { name: 'Gardé sur cet appareil : retirer' })).toBeVisible()
      await expect.poll(() => copies(page)).toContain(`page ${path}`)
    }
    await page.evaluate(() => navigator.serviceWorker.ready)
    await expect.poll(async () => (await copies(page)).some((name) => name.startsWith('shell '))).toBe(true)
    await page.locator('#paragraphe-8').scrollIntoViewIfNeeded()
    await expect
      .poll(() => page.evaluate(() => JSON.parse(localStorage.getItem('read') ?? '[]')[0]?.number))
      .toBeGreaterThan(3)
  })

  await test.step('read without a network, and taken up where it was left', async () => {
    await context.setOffline(true)
    await page.goto(kept)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Pont des Tanneurs')
    await expect(page.locator('#paragraphes img').first()).toHaveJSProperty('complete', true)
    await page.getByRole('link', { name: 'Reprendre la lecture' }).click()
    await expect(page).toHaveURL(/#paragraphe-\d+$/)
    await page.goto('/economie')
    await expect(page.getByText('La page demandée n’est pas sur cet appareil.')).toBeVisible()
    await expect(row(page, title).first()).toBeVisible()
  })

  await test.step('withdrawn meanwhile, it is gone when the network is back', async () => {
    await unpublish(editor)
    await page.goto(withdrawn)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await context.setOffline(false)
    await page.goto('/a-lire-plus-tard')
    await expect(page.getByText('a été retiré du site entre-temps')).toBeVisible()
    await expect(row(page, title)).toHaveCount(0)
    expect(await copies(page)).not.toContain(`page ${withdrawn}`)
    await context.setOffline(true)
    await page.goto(withdrawn)
    await expect(page.getByText('La page demandée n’est pas sur cet appareil.')).toBeVisible()
    await context.setOffline(false)
  })

  await test.step('the reader clears the lists, and the copies go with them', async () => {
    await page.goto('/a-lire-plus-tard')
    await page.getByRole('button', { name: 'Tout retirer' }).click()
    await page.getByRole('button', { name: 'Tout effacer' }).click()
    await expect(page.getByText('Rien n’est gardé pour l’instant.')).toBeVisible()
    await expect.poll(async () => (await copies(page)).filter((name) => name.startsWith('page '))).toEqual([])
  })

  await test.step('desks are no business of the worker', async () => {
    await signIn(page, 'editor')
    expect((await copies(page)).filter((name) => name.startsWith('page '))).toEqual([])
    await context.setOffline(true)
    await expect(page.goto('/redaction')).rejects.toThrow()
    await context.setOffline(false)
  })
  await desk.close()
})
