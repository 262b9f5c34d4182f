import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { type Addresses, addressesIn, addressIn } from '#contract/public-addresses.ts'
import { pickPort } from '#db/embedded/port.ts'
import type { Locale } from '#lib/locale.ts'
import { markDemo } from '#seed/mark.ts'
import { type Product, product, removeSite } from '#testing/product.ts'
import { expectAccessible, otherWords } from './support/axe.ts'
import { expect, test } from './support/fixtures.ts'

/** A newsroom that has nothing yet, from the link in the terminal to its first reader; then the way out of a demo. */
let site: Product
const password = 'cheval agrafe pile correct'
/** Written over with the title in it: the row of the title that readers see. */
const title = 'Le pont du canal rouvre samedi'
let story = ''

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(240_000)
  const dataDir = join(process.cwd(), '.tmp', `e2e-first-hour-${process.pid}`)
  removeSite(dataDir)
  site = product(dataDir, await pickPort())
  await site.start()
})
test.afterAll(async () => {
  expect(await site.stop()).toBe(0)
  removeSite(site.dataDir)
})

const said = () => readFileSync(join(site.dataDir, 'start.log'), 'utf8')
const asOwner = async (work: (sql: postgres.Sql) => Promise<unknown>) => {
  const sql = postgres(site.ownerUrl(), { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

const signInAsOdile = async (page: Page) => {
  await page.goto(`${site.origin}/connexion`)
  await page.getByLabel('Adresse e-mail').fill('odile@lanterne.test')
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL('**/redaction')
}

test('readers are told that the newspaper opens soon, and the newsroom where to begin', async ({ page }) => {
  await page.goto(site.origin)
  await expect(page.getByRole('heading', { name: 'Le premier numéro est à écrire' })).toBeVisible()
  await page.getByRole('link', { name: 'Connectez-vous pour écrire le premier article' }).click()
  await expect(page.getByRole('heading', { name: 'Aucun compte n’existe encore' })).toBeVisible()
})

test('from the link to the published article in eleven actions', async ({ page }) => {
  let actions = 0
  const act = async (doing: Promise<unknown>) => {
    await doing
    actions += 1
  }
  const [link] = /http:\S+jeton=\S+/.exec(said())!
  await act(page.goto(link))
  await page.getByRole('button', { name: 'Créer le compte' }).click()
  await expect(page.getByText('Ce champ est obligatoire.')).toHaveCount(4)
  await expect(page.getByLabel('Nom du journal')).toBeFocused()

  // What is too long is counted, and stays.
  const section = page.getByLabel('Première rubrique')
  await section.fill('La vie des communes de la vallée et de ses environs')
  await expect(page.getByText('51 caractères, 40 au plus.')).toBeVisible()
  await expect(section).toHaveValue(/environs$/)
  await section.fill('Actualités')
  await expect(page.getByText('51 caractères, 40 au plus.')).toHaveCount(0)

  await act(page.getByLabel('Nom du journal').fill('La Lanterne'))
  await act(page.getByLabel('Nom', { exact: true }).fill('Odile Ranvier'))
  await act(page.getByLabel('Adresse e-mail').fill('odile@lanterne.test'))
  await act(page.getByLabel('Nouveau mot de passe').fill(password))
  await act(page.getByRole('button', { name: 'Créer le compte' }).click())

  await page.waitForURL('**/redaction')
  const steps = page.getByRole('region', { name: 'Bienvenue, Odile Ranvier' })
  await expect(steps.getByText('Fait', { exact: true })).toHaveCount(3)
  await expect(steps.getByText('Il reste une étape')).toBeVisible()
  await act(steps.getByRole('button', { name: 'Écrire le premier article' }).click())

  await page.waitForURL('**/redaction/articles/*')
  await expect(page.getByLabel('Rubrique', { exact: true })).toHaveValue(/.+/)
  await act(page.getByLabel('Titre', { exact: true }).fill(title))
  await page.getByRole('textbox', { name: 'Texte de l’article' }).click()
  await act(page.keyboard.type('Après deux ans de travaux, le pont rouvre samedi matin.'))
  await act(page.getByRole('button', { name: /^Publier/ }).click())
  await act(page.getByRole('dialog').getByRole('button', { name: 'Publier maintenant' }).click())
  await expect(page.getByText('L’article est en ligne.')).toBeVisible()
  expect(actions).toBe(11)

  story = (await page.getByRole('link', { name: 'Voir la page' }).getAttribute('href'))!
  const reader = await page.request.get(`${site.origin}${story}`, { headers: { cookie: '' } })
  expect(await reader.text()).toContain('Odile Ranvier')
  await page.goto(site.origin)
  await expect(page.getByRole('link', { name: title }).first()).toBeVisible()
  await page.goto(`${site.origin}/redaction`)
  await expect(page.getByText('Bienvenue, Odile Ranvier')).toHaveCount(0)
})

test('a section and a byline are made in the article; a colleague is let in by the link', async ({
  page,
}) => {
  await asOwner(async (sql) => {
    // As if none had been wanted at the set-up.
    await sql`update articles set status = 'draft', published_revision_id = null, section_id = null, public_since = null`
    await sql`delete from article_bylines`
    await sql`update users set byline_id = null`
    await sql`update article_drafts set content = content || '{"sectionId": null, "bylineIds": []}'`
    await sql`delete from sections`
    await sql`delete from bylines`
  })
  await signInAsOdile(page)
  const steps = page.getByRole('region', { name: 'Bienvenue, Odile Ranvier' })
  await expect(steps.getByText('À faire', { exact: true })).toHaveCount(3)
  await steps.getByRole('button', { name: 'Créer la signature' }).click()
  await expect(steps.getByText('À faire', { exact: true })).toHaveCount(2)

  await steps.getByRole('link', { name: /Continuer/ }).click()
  await page.waitForURL('**/redaction/articles/*')
  await page.getByRole('button', { name: /^Publier/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Choisissez une rubrique.' }).click()
  const field = page.getByLabel('Créer la première rubrique')
  await expect(field).toBeFocused()
  await field.fill('Canal')
  await field.press('Enter')
  await expect(page.getByLabel('Rubrique', { exact: true })).toHaveValue(/.+/)
  const bylines = page.getByRole('combobox', { name: 'Signatures' })
  await bylines.fill('Basile Tournier')
  await page.getByRole('option', { name: 'Créer la signature « Basile Tournier »' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Basile Tournier' })).toBeVisible()
  await page.getByRole('button', { name: /^Publier/ }).click()
  await dialog.getByRole('button', { name: 'Publier maintenant' }).click()
  await expect(page.getByText('L’article est en ligne.')).toBeVisible()
  story = (await page.getByRole('link', { name: 'Voir la page' }).getAttribute('href'))!
  expect(story).toMatch(/^\/canal\//)

  await page.goto(`${site.origin}/reglages/personnes`)
  await page.getByRole('button', { name: 'Inviter quelqu’un' }).click()
  await page.getByLabel('Nom', { exact: true }).fill('Nadia Brume')
  await page.getByLabel('Adresse e-mail').fill('nadia@lanterne.test')
  await page.getByRole('button', { name: 'Créer l’invitation' }).click()
  const link = await page.getByLabel('Lien à usage unique').inputValue()
  await page.goto(link)
  await page.getByLabel('Nouveau mot de passe').fill(password)
  await page.getByRole('button', { name: 'Enregistrer et entrer' }).click()
  await page.waitForURL('**/redaction')
  await page.getByRole('button', { name: 'Nouvel article', exact: true }).click()
  await page.waitForURL('**/redaction/articles/*')
  await expect(page.getByRole('listitem').filter({ hasText: 'Nadia Brume' })).toBeVisible()
})

test.describe('in English', () => {
  test.use({ expectedConsole: [/status of 404/] })

  test('every page that readers are led to says so, and axe finds nothing', async ({ page }) => {
    test.slow()
    const setLanguage = async (field: string, language: string, button: string) => {
      await page.goto(`${site.origin}/reglages`)
      await page.getByLabel(field).selectOption(language)
      await page.getByRole('button', { name: button, exact: true }).click()
      // In the language before or in the new one.
      await expect(page.getByText(/^(Enregistré|Saved)\.$/)).toBeVisible()
    }
    const isServedIn = (path: string, language: string) =>
      expect
        .poll(async () => (await (await page.request.get(site.origin + path)).text()).slice(0, 200))
        .toContain(`lang="${language}"`)
    /** Addresses of the site's own pages in another language than its own, wherever in a page they stand. */
    const strayAddresses = async (path: string, language: Locale) => {
      const html = await (await page.request.get(site.origin + path)).text()
      const printed = [...html.replaceAll(site.origin, '').matchAll(/"(\/[a-z][^"\\]*)/g)].map(
        ([, at]) => at!,
      )
      expect(printed.length).toBeGreaterThan(15)
      return printed.filter((at) => addressIn(at, language) !== at)
    }
    /** Each page by its address in the other language: one redirect, to its own. */
    const expectRedirects = async (from: Locale, to: Locale) => {
      for (const [name, address] of Object.entries(addressesIn(from).pages)) {
        const right = addressesIn(to).pages[name as keyof Addresses['pages']]
        if (right === address) continue
        const answer = await page.request.get(site.origin + address, { maxRedirects: 0 })
        expect([answer.status(), answer.headers().location]).toEqual([301, right])
      }
    }
    await signInAsOdile(page)
    expect(await strayAddresses(story, 'fr')).toEqual([])
    await setLanguage('Langue du site', 'en', 'Enregistrer')
    await isServedIn('/', 'en')
    const seen = new Set<string>()
    let next = ['/', '/nowhere', `${story}/report`, '/search?q=pont']
    while (next.length > 0) {
      const path = next.shift()!
      seen.add(path)
      await isServedIn(path, 'en')
      await page.goto(site.origin + path)
      await expectAccessible(page, otherWords)
      expect([path, await strayAddresses(path, 'en')]).toEqual([path, []])
      const links = await page
        .locator('main a[href^="/"], footer a[href^="/"]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href')!.replace(/[?#].*/, '')))
      const isPage = (href: string) => !/\.(xml|json)$|^\/(redaction|connexion|search|media)/.test(href)
      next = [...new Set([...next, ...links])].filter((href) => isPage(href) && !seen.has(href))
    }
    expect(seen.size).toBeGreaterThan(15)
    await expectRedirects('fr', 'en')
    await setLanguage('Language of the site', 'fr', 'Save')
    await isServedIn('/', 'fr')
    await expectRedirects('en', 'fr')
  })
})

test('a demo says how to leave it, and is emptied in one step that ends at one’s own desk', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await asOwner((sql) => markDemo(drizzle(sql)))
  expect(await site.stop()).toBe(0)
  await site.start()
  // The edge is ready before the terminal has said all.
  await expect.poll(said).toContain('SEED=none changes nothing here')
  await expect.poll(said).toContain('Vider la démonstration')

  await signInAsOdile(page)
  await page.goto(`${site.origin}/reglages`)
  await page.getByRole('link', { name: 'Démonstration' }).click()
  await expect(page.getByText('les rubriques : Canal')).toBeVisible()
  await page.getByRole('button', { name: 'Vider la démonstration' }).click()
  await expect(page.getByText('Ce n’est pas le nom du journal.')).toBeVisible()
  expect((await page.request.get(`${site.origin}${story}`)).status()).toBe(200)

  await page.getByLabel('Nom du journal', { exact: true }).fill('Le Halage')
  await page.getByLabel('Nom', { exact: true }).fill('Irène Chaland')
  await page.getByLabel('Adresse e-mail').fill('irene@halage.test')
  await page.getByLabel('Nouveau mot de passe').fill(password)
  await page.getByLabel(/Pour confirmer/).fill('La Lanterne')
  await page.getByRole('button', { name: 'Vider la démonstration' }).click()
  await page.waitForURL('**/redaction')
  await expect(page.getByRole('region', { name: 'Bienvenue, Irène Chaland' })).toBeVisible()
  for (const path of [story, '/canal', '/auteurs/basile-tournier'])
    expect((await page.request.get(`${site.origin}${path}`)).status(), path).toBe(404)
  await page.goto(site.origin)
  await expect(page.getByRole('heading', { name: 'Le premier numéro est à écrire' })).toBeVisible()
  await expect(page.getByText('Le Halage').first()).toBeVisible()
})
