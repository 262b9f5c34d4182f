import { untilKeysAreHeard } from './support/desk.ts'
import { expect, signIn, test } from './support/fixtures.ts'

test.describe('the queue', () => {
  test('tells the real place of a comment on a later page, and how many wait in the tab', async ({
    page,
  }) => {
    await signIn(page, 'editor')
    await page.goto('/moderation?page=2')
    await expect(page.getByText(/^31 sur \d+$/)).toBeVisible()
    await expect(page).toHaveTitle(/^\(\d+\) Modération – /)
    await untilKeysAreHeard(page)
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
    await untilKeysAreHeard(page)
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

test('tabs that run on past a phone begin and end clear of the fade', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 720 })
  await signIn(page, 'admin')
  for (const path of ['/redaction', '/moderation', '/reglages']) {
    await page.goto(path)
    const strips = await page.locator('.strip').evaluateAll((all) =>
      all.map((strip) => {
        const edge = (side: 'left' | 'right', tab: Element) => tab.getBoundingClientRect()[side]
        const frame = strip.getBoundingClientRect()
        strip.scrollLeft = 0
        const before = edge('left', strip.firstElementChild!) - frame.left
        strip.scrollLeft = strip.scrollWidth
        const after = frame.right - edge('right', strip.lastElementChild!)
        return { runsOn: strip.scrollWidth > strip.clientWidth, before, after: Math.round(after) }
      }),
    )
    expect(strips.length, path).toBe(2)
    for (const strip of strips) expect(strip).toEqual({ runsOn: true, before: 16, after: 48 })
  }
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
