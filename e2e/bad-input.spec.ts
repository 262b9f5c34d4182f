import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible, otherWords } from './support/axe.ts'
import { save, titleOf, untilSaved, writeArticle } from './support/desk.ts'
import { expect, signIn, siteUrl, test } from './support/fixtures.ts'

const article = '/environnement/a-cassevent-le-conseil-municipal-vote-contre-les-six-eoliennes'
const closed = '/societe/un-livreur-de-24-ans-meurt-renverse-par-un-camion-avenue-de-la-gare'
const refused = [/the server responded with a status of (4\d\d|503)/]

type Comment = { body: string; name: string; email: string }
const good: Comment = {
  body: 'Un avis posé, sans rien de travers.',
  name: 'Odette',
  email: 'odette@exemple.fr',
}

async function fillAndSend(page: Page, comment: Comment): Promise<void> {
  await page.getByLabel('Commentaire', { exact: true }).fill(comment.body)
  await page.getByLabel('Nom', { exact: true }).fill(comment.name)
  await page.getByLabel('Adresse e-mail', { exact: true }).fill(comment.email)
  await page.getByRole('button', { name: 'Envoyer le commentaire' }).click()
}

const badComments: [string, Partial<Comment>, RegExp][] = [
  ['20,000 characters', { body: 'é'.repeat(20_000) }, /dépasse 5\s000 caractères/],
  ['a name of emoji only', { name: '🌻🌻' }, /au moins une lettre/],
  ['a@', { email: 'a@' }, /adresse e-mail n’est pas valable/],
  ['nothing but spaces', { body: '   ' }, /Écrivez votre commentaire/],
]

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a comment ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled, expectedConsole: refused })

    for (const [what, wrong, message] of badComments) {
      test(`with ${what} comes back with a French sentence and every word`, async ({ page }) => {
        await page.goto(article)
        // The browser's own checks are a comfort; the server's are the rule.
        if (!javaScriptEnabled) await page.route('**/*', (route) => route.continue())
        const comment = { ...good, ...wrong }
        if (javaScriptEnabled) {
          await page.getByLabel('Commentaire', { exact: true }).focus()
          // Until React is there, the browser speaks for itself and in its own language.
          await expect(page.locator('form[action="/api/comments"]')).toHaveAttribute('novalidate')
          await fillAndSend(page, comment)
          await expect(page.getByText(message).first()).toBeVisible()
          await expect(page.getByLabel('Commentaire', { exact: true })).toHaveValue(comment.body)
          await expect(page.getByLabel('Nom', { exact: true })).toHaveValue(comment.name)
        } else {
          const answer = await page.request.post('/api/comments', {
            form: { articleId: await articleId(page), ...comment },
            maxRedirects: 0,
          })
          expect(answer.status()).toBe(422)
          const html = await answer.text()
          expect(unescaped(html)).toMatch(message)
          expect(unescaped(html)).toContain(comment.body)
          expect(unescaped(html)).toContain(comment.name)
        }
      })
    }
  })
}

test.describe('comments that the rules refuse', () => {
  const post = async (page: Page, fields: Record<string, string>) => {
    const answer = await page.request.post('/api/comments', {
      headers: { accept: 'application/json' },
      data: { ...good, ...fields },
    })
    return { status: answer.status(), body: (await answer.json()) as { code: string } }
  }

  test('a reply to a comment of another article', async ({ page }) => {
    await page.goto('/politique/valbrune-fermera-son-centre-aux-voitures-le-samedi-pendant-six-mois')
    const foreign = (await page.locator('[id^="commentaire-"]').first().getAttribute('id'))!.slice(
      'commentaire-'.length,
    )
    await page.goto(article)
    const answer = await post(page, {
      articleId: await articleId(page),
      parentId: foreign,
      body: 'Une réponse égarée.',
    })
    expect(answer).toMatchObject({ status: 404, body: { code: 'comment.parent_not_found' } })
  })

  test('on an unknown article', async ({ page }) => {
    const answer = await post(page, { articleId: '01900000-0000-7000-8000-000000000000' })
    expect(answer).toMatchObject({ status: 404, body: { code: 'comment.article_not_found' } })
  })

  test('on a closed article, whose page offers no form', async ({ page }) => {
    await page.goto(closed)
    await expect(page.getByText(/^Les commentaires de cet article sont fermés depuis le \d/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Envoyer le commentaire' })).toHaveCount(0)
  })

  test('the fifth in a row', async ({ page }) => {
    await page.goto(article)
    const id = await articleId(page)
    for (const n of [1, 2, 3, 4])
      expect((await post(page, { articleId: id, body: `Message ${n} d’une volée.` })).status).toBe(201)
    const fifth = await post(page, { articleId: id, body: 'Message 5 d’une volée.' })
    expect(fifth).toMatchObject({ status: 429, body: { code: 'comment.rate_limited' } })
    // Without a script it is a page, and the words are on it.
    const sixth = await page.request.post('/api/comments', {
      form: { ...good, articleId: id, body: 'Message 6 d’une volée.' },
      headers: { origin: siteUrl(), accept: 'text/html' },
    })
    expect(sixth.status()).toBe(429)
    const html = await sixth.text()
    await page.route('**/refus', (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
    )
    await page.goto('/refus')
    await expect(page.getByLabel('Commentaire', { exact: true })).toHaveValue('Message 6 d’une volée.')
    await expectAccessible(page, otherWords)
  })

  test('from another site', async ({ page }) => {
    const answer = await page.request.post('/api/comments', {
      headers: { 'sec-fetch-site': 'cross-site', accept: 'application/json' },
      data: { ...good, articleId: '01900000-0000-7000-8000-000000000000' },
    })
    expect(answer.status()).toBe(403)
  })
})

test.describe('pictures that are none', () => {
  test.use({ expectedConsole: refused })

  const files: [string, () => Buffer, RegExp][] = [
    [
      'grande.jpg',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(40_000_000, 7)]),
      /15\sMo/,
    ],
    [
      'dessin.svg',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      /n’est pas une image JPEG, PNG, WebP/,
    ],
    ['note.jpg', () => Buffer.from('Ceci est un texte.'), /n’est pas une image JPEG, PNG, WebP/],
  ]
  test('are refused in French, and the text stays', async ({ page }) => {
    await signIn(page, 'editor')
    const title = 'Essai avec des fichiers'
    await writeArticle(page, { title, standfirst: 'Aucun n’est une image.' })
    const lead = page.getByRole('region', { name: 'Image principale' })
    for (const [name, bytes, message] of files) {
      // A file that is chosen before the desk listens is chosen for nobody.
      await expect(titleOf(page)).toBeEditable()
      const file = join(process.cwd(), '.tmp', `${process.pid}-${name}`)
      writeFileSync(file, bytes())
      await lead.locator('input[type=file]').setInputFiles(file)
      await expect(page.getByText(message).first(), name).toBeVisible()
      rmSync(file)
      await expect(titleOf(page)).toHaveValue(title)
      await save(page)
      // Without the sentence of the file before.
      await page.reload()
    }
  })
})

test('a title of 400 characters is refused beside the title, and stays as typed', async ({ page }) => {
  await signIn(page, 'editor')
  await writeArticle(page, { title: 'Un titre raisonnable', standfirst: 'Puis déraisonnable.' })
  await save(page)
  const long = 'Très long titre. '.repeat(24).trim()
  await page.getByLabel('Titre', { exact: true }).fill(long)
  await expect(page.getByText(/Le titre dépasse 180 caractères/).first()).toBeVisible()
  await expect(page.getByLabel('Titre', { exact: true })).toHaveValue(long)
})

test.describe('two tabs on one article', () => {
  test.use({ expectedConsole: [/status of 409/] })

  test('nothing is overwritten unseen', async ({ context }) => {
    const first = await context.newPage()
    await signIn(first, 'editor')
    await writeArticle(first, { title: 'Deux onglets', standfirst: 'Le premier.' })
    await save(first)
    const second = await context.newPage()
    await second.goto(first.url())
    await second.getByLabel('Chapô', { exact: true }).fill('Écrit dans le second onglet.')
    await save(second)
    await first.getByLabel('Chapô', { exact: true }).fill('Écrit dans le premier onglet.')
    await expect(first.getByText('Cet article a été modifié ailleurs').first()).toBeVisible()
    await expect(first.getByLabel('Chapô', { exact: true })).toHaveValue('Écrit dans le premier onglet.')
    await second.reload()
    await expect(second.getByLabel('Chapô', { exact: true })).toHaveValue('Écrit dans le second onglet.')
    await first.getByRole('button', { name: 'Garder mon texte' }).click()
    await untilSaved(first)
    await second.reload()
    await expect(second.getByLabel('Chapô', { exact: true })).toHaveValue('Écrit dans le premier onglet.')
  })
})

async function articleId(page: Page): Promise<string> {
  return page.locator('input[name=articleId]').first().inputValue()
}

const unescaped = (html: string) =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
