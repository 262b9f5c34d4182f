import type { Page } from '@playwright/test'
import { expectAccessible, otherWords } from './support/axe.ts'
import { openPublication, publishNow, save, unpublish, uploadLead, writeArticle } from './support/desk.ts'
import { expect, signIn, someAddress, test } from './support/fixtures.ts'

/** The whole path on real parts, once for readers with JavaScript and once for readers without. */
for (const javaScriptEnabled of [true, false]) {
  test(`an article from its first word to its end, readers ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    baseURL,
  }) => {
    test.slow()
    const open = async (options = {}) => {
      const context = await browser.newContext({
        baseURL: baseURL!,
        locale: 'fr-FR',
        extraHTTPHeaders: { 'x-forwarded-for': someAddress() },
        ...options,
      })
      return context.newPage()
    }
    const editor = await open()
    const reader = await open({ javaScriptEnabled })
    const moderator = await open()
    // An address belongs to its article for ever: a second run on the same newsroom needs its own.
    const run = `${javaScriptEnabled ? 'avec' : 'sans'} ${process.pid}`
    const title = `Le verger des Oseraies sauvé par quatre voix ${run}`
    const betterSlug = `verger-des-oseraies-${run.replace(' ', '-')}`

    await signIn(editor, 'editor')
    await writeArticle(editor, { title, standfirst: 'La majorité s’est divisée sur le parking.' })
    await uploadLead(editor, 'Un verger au printemps')
    await save(editor)
    const desk = editor.url()

    await test.step('scheduled for tomorrow, readers see nothing', async () => {
      const dialog = await openPublication(editor)
      await dialog.getByLabel('À une date').check()
      await dialog.getByLabel('Jour').fill(tomorrow())
      await dialog.getByLabel('Heure', { exact: true }).fill('6 h')
      await dialog.getByRole('button', { name: 'Programmer' }).click()
      await expect(editor.getByText(/sera en ligne le/)).toBeVisible()
      await reader.goto('/')
      await expect(reader.getByText(title)).toHaveCount(0)
    })

    await test.step('published now, it is on the front page', async () => {
      await publishNow(editor)
      await reader.goto('/')
      await reader
        .getByRole('link', { name: new RegExp(title) })
        .first()
        .click()
      await expect(reader.getByRole('heading', { level: 1, name: new RegExp(title) })).toBeVisible()
      await expect(reader.locator('article blockquote')).toContainText('On ne rase pas un verger')
      await expect(reader.getByRole('img', { name: 'Un verger au printemps' })).toBeVisible()
      await expect(reader.getByRole('article').getByRole('link', { name: /^0\scommentaire/ })).toBeVisible()
    })
    const address = new URL(reader.url()).pathname

    await test.step('a comment waits for the moderator', async () => {
      await comment(reader, 'Colette', 'Quatre voix, c’est peu. Mais c’est assez pour des pommiers.')
      await expect(reader.getByText('Merci. Votre commentaire a été transmis à la modération.')).toBeVisible()
      const other = await open({ javaScriptEnabled })
      await other.goto(address)
      await expect(other.getByText('assez pour des pommiers')).toHaveCount(0)
      expect(await other.content()).not.toContain('colette@exemple.fr')
      await other.close()
    })

    await test.step('approved, everybody reads it, and it is counted', async () => {
      await signIn(moderator, 'moderator')
      // Oldest first: what has just come in stands at the end of the queue.
      await moderator.goto('/moderation?page=2')
      await moderator.getByRole('button').filter({ hasText: title }).click()
      await expect(moderator.getByRole('main')).toContainText('assez pour des pommiers')
      // Nothing is decided about a comment that has only just come into sight.
      await expect(moderator.getByRole('button', { name: 'Approuver' })).toBeEnabled()
      // The desk shows the decision at once; readers are promised it when the server has answered.
      const answer = moderator.waitForResponse((response) => response.request().method() === 'POST')
      await moderator.keyboard.press('a')
      await expect(moderator.getByText('Commentaire de Colette approuvé.').first()).toBeVisible()
      // Next says a word only when the decision is made.
      expect((await answer).status()).toBe(200)
      await reader.goto(address)
      await expect(reader.getByText('assez pour des pommiers')).toBeVisible()
      await expect(reader.getByRole('article').getByRole('link', { name: /^1\scommentaire/ })).toBeVisible()
      expect(await reader.content()).not.toContain('colette@exemple.fr')
    })

    await test.step('a correction, under a better address; the old one redirects', async () => {
      await editor.goto(desk)
      await editor
        .getByLabel('Chapô', { exact: true })
        .fill('La majorité s’est divisée sur le parking de la gare.')
      await save(editor)
      await reader.goto(address)
      await expect(reader.getByText('parking de la gare')).toHaveCount(0)
      const dialog = await openPublication(editor)
      await dialog.getByLabel('Adresse').fill(betterSlug)
      await dialog.getByLabel('Note de correction').fill('Le parking en cause est celui de la gare.')
      await dialog.getByRole('button', { name: 'Mettre à jour' }).click()
      await expect(editor.getByText('La nouvelle version est en ligne.')).toBeVisible()
      const moved = await reader.request.get(address, { maxRedirects: 0 })
      expect(moved.status()).toBe(301)
      await reader.goto(address)
      expect(new URL(reader.url()).pathname).toBe(`/politique/${betterSlug}`)
      await expect(reader.getByText('Le parking en cause est celui de la gare.')).toBeVisible()
    })

    await test.step('unpublished, its address says that it is gone', async () => {
      await editor.goto(desk)
      await unpublish(editor)
      const gone = await reader.goto(`/politique/${betterSlug}`)
      expect(gone!.status()).toBe(410)
      if (javaScriptEnabled) await expectAccessible(reader, otherWords)
      await reader.goto('/')
      await expect(reader.getByText(title)).toHaveCount(0)
    })
  })
}

async function comment(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel('Commentaire', { exact: true }).fill(text)
  await page.getByLabel('Nom', { exact: true }).fill(name)
  await page.getByLabel('Adresse e-mail', { exact: true }).fill(`${name.toLowerCase()}@exemple.fr`)
  await page.getByRole('button', { name: 'Envoyer le commentaire' }).click()
}

function tomorrow(): string {
  const [year, month, day] = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}
