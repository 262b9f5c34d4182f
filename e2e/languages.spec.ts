import { expect, signIn, test } from './support/fixtures.ts'

const french = '/culture/violaine-estrabaud-la-poete-qui-ecrit-aux-terminus-de-la-ligne-4'
const english = '/culture/violaine-estrabaud-the-poet-who-writes-at-the-end-of-line-4'
const withArabic = '/societe/rue-du-puits-sale-huit-familles-attendent-depuis-un-an-leur-retour'

test('an article in two languages: readers go from one to the other, and an editor parts and joins them', async ({
  page,
  browser,
}) => {
  const says = (path: string, words: string) => async () =>
    (await (await page.request.get(path)).text()).includes(words)
  const leads = says(french, 'Read in English')
  // A page that was stored before they were linked is made anew once somebody asks for it.
  await expect.poll(leads).toBe(true)
  await expect.poll(says(english, 'Lire en français')).toBe(true)
  await page.goto(french)
  await page.getByRole('link', { name: 'Read in English' }).click()
  await expect(page).toHaveURL(new RegExp(`${english}$`))
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveAttribute('lang', 'en')
  // The page around it speaks the language of the site.
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.locator('link[rel="alternate"][hreflang="fr"]')).toHaveAttribute('href', /terminus/)
  await expect(page.locator('link[rel="alternate"][hreflang="x-default"]')).toHaveAttribute(
    'href',
    /terminus/,
  )
  await expect(page.locator('.prose span[lang="fr"]').first()).toBeVisible()

  const desk = await browser.newPage()
  await signIn(desk, 'editor')
  await desk.goto('/redaction?q=terminus')
  await desk.getByRole('row').getByRole('link', { name: /poète/ }).click()
  // The editor is there when the page's own code is.
  await expect(desk.getByRole('textbox', { name: 'Texte de l’article' })).toBeVisible()
  const linked = desk.getByRole('region', { name: 'Traductions' })
  await linked.getByRole('button', { name: /^Détacher/ }).click()
  await expect(linked.getByText('Enregistré.')).toBeVisible()
  await expect.poll(leads).toBe(false)
  await linked.getByLabel('Chercher un article').fill('poet')
  await linked.getByRole('button', { name: 'Chercher' }).click()
  await linked.getByRole('button', { name: /^Lier .*the poet who writes/ }).click()
  await expect(linked.getByText('Enregistré.')).toBeVisible()
  await expect.poll(leads).toBe(true)
  await desk.close()
})

test('an Arabic passage in a French article runs from right to left, and says so', async ({ page }) => {
  await page.goto(withArabic)
  const passage = page.locator('blockquote p[lang="ar"]')
  await expect(passage).toHaveAttribute('dir', 'rtl')
  await expect(passage).toHaveCSS('text-align', 'start')
  await expect(page.getByRole('link', { name: 'Read in English' })).toBeVisible()
})
