import { expect, loginOf, type Role, signInByForm, test } from './support/fixtures.ts'

/** What each role may open; everything else sends it elsewhere. */
const open: Record<Role, string[]> = {
  admin: ['/redaction', '/moderation', '/reglages', '/reglages/personnes', '/reglages/compte'],
  editor: ['/redaction', '/moderation', '/reglages/signatures', '/reglages/compte'],
  author: ['/redaction', '/reglages/compte'],
  moderator: ['/moderation', '/reglages/compte'],
}
const desks = ['/redaction', '/moderation', '/reglages', '/reglages/personnes']

for (const path of desks) {
  test(`${path} asks who is there`, async ({ request }) => {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status()).toBe(307)
    expect(answer.headers().location).toContain('/connexion')
  })
}

for (const role of Object.keys(open) as Role[]) {
  test(`${role}: own desks open, the others do not`, async ({ page }) => {
    await signInByForm(page, role)
    for (const path of desks) {
      const answer = await page.goto(path)
      const arrived = new URL(page.url()).pathname
      if (open[role].includes(path)) expect([path, arrived, answer!.status()]).toEqual([path, path, 200])
      else expect([path, arrived]).not.toEqual([path, path])
    }
  })
}

test('signing in leads back to the page that was asked for, and never elsewhere', async ({ page }) => {
  const { email, password } = loginOf('editor')
  await page.goto('/reglages/compte')
  await expect(page).toHaveURL(/\/connexion\?suite=%2Freglages%2Fcompte/)
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL('**/reglages/compte')
})

test('a wrong password and an unknown address are told alike, without JavaScript too', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
  const page = await context.newPage()
  for (const email of [loginOf('author').email, 'personne@exemple.fr']) {
    await page.goto('/connexion')
    await page.getByLabel('Adresse e-mail').fill(email)
    await page.getByLabel('Mot de passe', { exact: true }).fill('ce n’est pas le bon')
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await expect(page.getByText('Adresse ou mot de passe incorrect.').first()).toBeVisible()
    await expect(page.getByLabel('Adresse e-mail')).toHaveValue(email)
  }
  await context.close()
})

test('signing out everywhere else ends the other session at its next request', async ({
  browser,
  baseURL,
  page,
}) => {
  const other = await browser.newContext({ baseURL: baseURL! })
  const elsewhere = await other.newPage()
  await signInByForm(elsewhere, 'moderator')
  await signInByForm(page, 'moderator')
  await page.goto('/reglages/compte')
  await page.getByRole('button', { name: 'Déconnecter tous les autres appareils' }).click()
  await expect(page.getByRole('button', { name: 'Déconnecter tous les autres appareils' })).toHaveCount(0)
  await elsewhere.goto('/moderation')
  await expect(elsewhere).toHaveURL(/\/connexion/)
  await page.goto('/moderation')
  await expect(page).toHaveURL(/\/moderation/)
  await other.close()
})
