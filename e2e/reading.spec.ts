import type { Locator, Page } from '@playwright/test'
import { expect, siteUrl, test } from './support/fixtures.ts'

const article = '/environnement/a-cassevent-le-conseil-municipal-vote-contre-les-six-eoliennes'
const phone = { width: 320, height: 720 }

const isWithin = async (inner: Locator, outer: Locator) => {
  const [box, frame] = [await inner.boundingBox(), await outer.boundingBox()]
  return box!.x >= frame!.x && box!.x + box!.width <= frame!.x + frame!.width
}

test('the front page names no story twice', async ({ page }) => {
  await page.goto('/')
  const ranking = page.locator('section', { has: page.getByRole('heading', { name: 'Les plus commentés' }) })
  const addresses = (within: Page | Locator) =>
    within.locator(':is(h2, h3) > a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
  const ranked = (await addresses(ranking)).length
  const shown = (await addresses(page.locator('main')))
    .filter((href) => href.indexOf('/', 1) > 0)
    .slice(0, -ranked)
  expect(ranked).toBe(5)
  expect(shown.length).toBeGreaterThan(20)
  expect(shown).toHaveLength(new Set(shown).size)
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: phone })

    test('the line of sections shows where one is', async ({ page }) => {
      for (const path of ['/politique', '/sports', article, '/derniers-articles']) {
        await page.goto(path)
        const rail = page.locator('.rail')
        const current = rail.locator('[aria-current]')
        await expect(current).toHaveCount(1)
        expect([path, await isWithin(current, rail)]).toEqual([path, true])
      }
    })
  })

for (const screen of [
  { width: 412, deviceScaleFactor: 1.75 },
  { width: 360, deviceScaleFactor: 3 },
])
  test(`the whole front page has 250 KB of pictures at most: ${screen.width} points at ${screen.deviceScaleFactor}`, async ({
    browser,
  }) => {
    const { width, deviceScaleFactor } = screen
    const page = await browser.newPage({ viewport: { width, height: 823 }, deviceScaleFactor })
    await page.goto(siteUrl())
    const pictures = page.locator('main img')
    const files: string[] = []
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded()
      await expect(picture).toHaveJSProperty('complete', true)
      files.push(await picture.evaluate((image) => (image as HTMLImageElement).currentSrc))
    }
    const sizes = await Promise.all(
      files.map(async (file) => (await (await page.request.get(file)).body()).length),
    )
    expect(files.length).toBeGreaterThan(5)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000)
    await page.close()
  })

test('on a phone an inside page has little above its news', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const path of ['/politique', article, '/derniers-articles', '/plan-du-site']) {
    await page.goto(path)
    const { height } = (await page.getByRole('banner').boundingBox())!
    expect([path, height <= 84]).toEqual([path, true])
  }
})

test('a line of running text has 62 to 68 characters', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(article)
  await page.evaluate(() => document.fonts.ready)
  const lengths = await page.locator('.prose > p').evaluateAll((paragraphs) =>
    paragraphs.flatMap((paragraph) => {
      const range = document.createRange()
      range.selectNodeContents(paragraph)
      const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size
      // The last line is as short as it happens to be.
      return lines > 3 ? [paragraph.textContent!.length / (lines - 0.5)] : []
    }),
  )
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  expect(lengths.length).toBeGreaterThan(3)
  expect(mean).toBeGreaterThanOrEqual(62)
  expect(mean).toBeLessThanOrEqual(68)
})

test('in forced colours one section looks current, and the marks are there', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(article)
  const styleOf = (locator: Locator, name: string) =>
    locator.evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name)
  const current = page.locator('.rail [aria-current]')
  const other = page.locator('.rail a:not([aria-current])').first()
  const ground = await styleOf(page.locator('html'), 'background-color')
  expect(await styleOf(other, 'border-bottom-color')).toBe(ground)
  expect(await styleOf(current, 'border-bottom-color')).not.toBe(ground)
  const icon = page.locator('.comment-count svg').first()
  expect(await styleOf(icon, 'stroke')).not.toBe(ground)
})

test('the way through the site that is no menu leads to what there is', async ({ page, request }) => {
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Plan du site' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Plan du site' })).toBeVisible()
  const main = page.getByRole('main')
  for (const name of ['Politique', 'Inès Carvadec', 'Logement', 'Accessibilité'])
    await expect(main.getByRole('link', { name, exact: true }).first()).toBeVisible()
  const addresses = await main
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
  for (const address of new Set(addresses))
    expect([address, (await request.get(address)).status()]).toEqual([address, 200])
})

test('a page that is not here offers what is', async ({ page }) => {
  const answer = await page.request.get('/nulle-part')
  expect(answer.status()).toBe(404)
  expect((await answer.text()).match(/class="kicker/g)).toHaveLength(3)
})
