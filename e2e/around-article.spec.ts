import type { Page } from '@playwright/test'
import { expectAccessible, phoneAndDesk } from './support/axe.ts'
import { expect, signIn, siteUrl, someAddress, test } from './support/fixtures.ts'

/** Corrected once, completed once, with stories that were chosen by hand. */
const corrected = '/economie/au-marche-couvert-un-etal-sur-cinq-est-vide-la-ville-baisse-les-loyers'
const article = '/politique/pont-des-tanneurs-la-ville-avait-ecarte-un-forage-a-38-000-euros'
const words = { once: 'relie depuis 1932 la ville haute' }

const withoutScript = async (browser: import('@playwright/test').Browser): Promise<Page> => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: siteUrl(),
    extraHTTPHeaders: { 'x-forwarded-for': someAddress() },
  })
  return context.newPage()
}

test('the history of an article is read without a script, version by version', async ({ browser }) => {
  const page = await withoutScript(browser)
  await page.goto(corrected)
  await page.getByRole('link', { name: 'Historique : 3 versions' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Historique de l’article')
  await expect(page.getByRole('listitem').filter({ hasText: 'Version' })).toHaveCount(3)
  await page.getByRole('link', { name: 'Voir ce qui a changé dans la version 3' }).click()
  // The signs are in the text: they need neither colour nor style.
  await expect(page.locator('main')).toContainText('retiré : [54]ajouté : 45')
  await expect(page.getByText('Paragraphe modifié').first()).toBeVisible()
  await page.getByRole('link', { name: 'Version précédente' }).click()
  await expect(page.getByText('Paragraphe ajouté').first()).toBeVisible()
  await page.context().close()
})

test.describe('what is not there', () => {
  test.use({ expectedConsole: [/status of 404/] })
  test('a version or a paragraph that is none is a 404', async ({ request }) => {
    for (const path of [
      '/historique/1',
      '/historique/4',
      '/historique/x',
      '/signaler/x',
      '/historique?page=2',
    ])
      expect([path, (await request.get(corrected + path)).status()]).toEqual([path, 404])
  })
  test('and below an article that is none', async ({ request }) => {
    expect((await request.get('/politique/aucun-article-ici/historique')).status()).toBe(404)
    expect((await request.get('/corrections/pas-un-numero')).status()).toBe(404)
  })
  test('an old section leads to the same page below the new one', async ({ request }) => {
    const answer = await request.get(`${corrected.replace('economie', 'sports')}/historique`, {
      maxRedirects: 0,
    })
    expect([answer.status(), answer.headers().location]).toEqual([301, `${corrected}/historique`])
  })
})

test('all corrections stand on a page that the footer and the article lead to', async ({ page }) => {
  await page.goto(corrected)
  await page.getByRole('link', { name: 'Toutes nos corrections' }).click()
  await expect(page).toHaveURL(/\/corrections$/)
  await expect(page.getByText('elles en comptent 45, dont 36 occupés')).toBeVisible()
  await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Corrections' })).toBeVisible()
})

test('an article leads to its neighbours and to what was chosen by hand, and is passed on by link and letter', async ({
  page,
}) => {
  await page.goto(article)
  const related = page.locator('section', { has: page.getByRole('heading', { name: 'À lire aussi' }) })
  await expect(related.locator('h3 > a').first()).toHaveAttribute('href', /budget-valbrune-gele/)
  await expect(page.getByRole('navigation', { name: 'Dans la rubrique Politique' })).toBeVisible()
  const letter = await page.getByRole('link', { name: 'Envoyer par e-mail' }).getAttribute('href')
  const { searchParams } = new URL(letter!)
  expect(searchParams.get('subject')).toContain('Pont des Tanneurs')
  expect(searchParams.get('body')).toContain(siteUrl() + article)
  // A sheet of its own, where the device has one; this browser has none.
  await expect(page.locator('[data-share]')).toBeHidden()
})

test('the device’s own sheet is offered where there is one', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(navigator, {
      share: (data: object) => {
        document.title = JSON.stringify(data)
        return Promise.resolve()
      },
    })
  })
  await page.goto(article)
  await page.getByRole('button', { name: 'Partager…' }).click()
  expect(JSON.parse(await page.title())).toEqual({
    title: expect.stringContaining('Pont des Tanneurs'),
    url: siteUrl() + article,
  })
})

test('without a script an error is told by the number of a paragraph, from the keyboard', async ({
  browser,
}) => {
  const page = await withoutScript(browser)
  await page.goto(article)
  const mark = page.getByRole('link', { name: 'Paragraphe 3 : signaler une erreur' })
  await expect(mark).toBeHidden()
  await page.getByRole('link', { name: 'Numéroter les paragraphes' }).press('Enter')
  await mark.press('Enter')
  await expect(page).toHaveURL(/\/signaler\/3$/)
  await expect(page.getByRole('figure')).toContainText(words.once)
  await expect(page.getByLabel('Numéro du paragraphe')).toHaveValue('3')
  await page.getByLabel('Adresse e-mail').fill('lea@')
  await page.getByLabel('Votre remarque').fill('Le pont est plus ancien, sans script.')
  // The browser would stop this form; another one does not.
  await page.locator('form[data-report-form]').evaluate((form) => form.setAttribute('novalidate', ''))
  await page.getByRole('button', { name: 'Envoyer à la rédaction' }).click()
  await expect(page.getByRole('alert')).toContainText('Cette adresse e-mail n’est pas valable')
  await expect(page.getByLabel('Votre remarque')).toHaveValue('Le pont est plus ancien, sans script.')
  await page.getByLabel('Adresse e-mail').fill('')
  await page.getByRole('button', { name: 'Envoyer à la rédaction' }).click()
  await expect(page).toHaveURL(/\/signaler\/recu$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Merci')
  await page.context().close()
})

test('with a script it is about the selected passage, and editors decide about it', async ({ page }) => {
  // A site that runs already may have it from an earlier run.
  const remark = `La plaque dit 1931, vue à ${Date.now()}.`
  await page.goto(article)
  const offer = page.getByRole('link', { name: 'Signaler une erreur dans ce passage' })
  await expect(offer).toBeHidden()
  await page.getByText(words.once).evaluate((paragraph, text) => {
    const node = [...paragraph.childNodes].find((child) => child.textContent?.includes(text))!
    const start = node.textContent!.indexOf(text)
    getSelection()!.setBaseAndExtent(node, start, node, start + text.length)
  }, words.once)
  await offer.click()
  await expect(page.getByLabel('Passage concerné')).toHaveValue(words.once)
  await expect(page.getByLabel('Numéro du paragraphe')).toHaveValue('3')
  await page.getByLabel('Votre remarque').fill(remark)
  await page.getByRole('button', { name: 'Envoyer à la rédaction' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Merci')

  await signIn(page, 'editor')
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Signalements' })).toBeVisible()
  await page.goto('/redaction/signalements')
  const card = page.getByRole('article').filter({ hasText: remark })
  await expect(card).toContainText('Paragraphe 3, tel que publié maintenant')
  await expect(card).toContainText(words.once)
  await card.getByLabel('Note sur la décision').fill('À vérifier aux archives.')
  await card.getByRole('button', { name: 'Accepter' }).click()
  await expect(card).toHaveCount(0)
  await page.getByRole('link', { name: /^Acceptés/ }).click()
  await expect(card).toContainText('À vérifier aux archives.')
  await expectAccessible(page, phoneAndDesk)
})

test('a moderator has no desk of reports', async ({ page }) => {
  await signIn(page, 'moderator')
  await expect(page.getByRole('link', { name: 'Signalements' })).toHaveCount(0)
})

test('an editor puts a story beside another, and takes it away', async ({ page }) => {
  await signIn(page, 'editor')
  await page.goto('/redaction?q=fanfare')
  await page
    .getByRole('row')
    .getByRole('link', { name: /fanfare/ })
    .click()
  const related = page.getByRole('region', { name: 'À lire aussi' })
  await related.getByLabel('Chercher un article publié').fill('médiathèque')
  await related.getByRole('button', { name: 'Chercher' }).click()
  await related.getByRole('button', { name: /^Ajouter « ?.*médiathèque supprime/ }).click()
  await expect(related.getByText('Choix enregistré.')).toBeVisible()
  await page.reload()
  await expect(related.getByRole('listitem').first()).toContainText('médiathèque supprime')
  await related.getByRole('button', { name: /^Retirer/ }).click()
  await expect(related.getByText('Aucun article choisi')).toBeVisible()
})
