import type { APIRequestContext, APIResponse, BrowserContext, Page, Response } from '@playwright/test'
import { renderUndeliveredComment } from '#edge/responses/comment-retry-page.ts'
import { renderErrorPage } from '#edge/responses/error-page.ts'
import { identity } from '#edge/responses/site-identity.ts'
import { findRunTogether } from '#testing/run-together.ts'
import { everyLook, expectAccessible } from './support/axe.ts'
import { test as base, expect, siteUrl } from './support/fixtures.ts'

/** Every template of the readers' site and every error a reader may meet: seen, without styles, without a script. */

/** A browser without scripts for each worker: to open one takes longer than to read a page in it. */
const test = base.extend<object, { scriptless: BrowserContext }>({
  scriptless: [
    async ({ browser }, use) => {
      const context = await browser.newContext({
        baseURL: siteUrl(),
        locale: 'fr-FR',
        javaScriptEnabled: false,
      })
      await use(context)
      await context.close()
    },
    { scope: 'worker' },
  ],
})

// Nothing here changes anything.
test.describe.configure({ mode: 'parallel' })
test.use({ expectedConsole: [/status of (4\d\d|503)/] })

const article = '/environnement/a-cassevent-le-conseil-municipal-vote-contre-les-six-eoliennes'
/** With a thread that is longer than a page. */
const longThread = '/politique/valbrune-fermera-son-centre-aux-voitures-le-samedi-pendant-six-mois'
/** With quotations in the margin. */
const longRead = '/politique/pont-des-tanneurs-la-ville-avait-ecarte-un-forage-a-38-000-euros'
const withGallery = '/environnement/la-brune-placee-en-vigilance-jaune-aux-crues-jusqu-a-samedi-matin'
const closed = '/societe/un-livreur-de-24-ans-meurt-renverse-par-un-camion-avenue-de-la-gare'
const corrected = '/economie/au-marche-couvert-un-etal-sur-cinq-est-vide-la-ville-baisse-les-loyers'

const paths = [
  '/',
  '/politique',
  article,
  `${article}?commentaire=recu`,
  longRead,
  `${longRead}#paragraphes`,
  withGallery,
  closed,
  `${corrected}/historique`,
  `${corrected}/historique/3`,
  `${longRead}/signaler`,
  `${longRead}/signaler/3`,
  `${longRead}/signaler/recu`,
  '/sujets/logement',
  '/auteurs/ines-carvadec',
  '/derniers-articles',
  '/archives',
  '/recherche',
  '/recherche?q=pont',
  '/recherche?q=xylophoniste',
  '/corrections',
  '/plan-du-site',
  '/charte-des-commentaires',
  '/mentions-legales',
  '/confidentialite',
  '/accessibilite',
  '/a-propos',
  '/contact',
  '/droit-de-reponse',
  '/ce-que-ce-site-charge',
  '/nos-comptes',
  '/connexion',
  '/connexion/inscription?jeton=perime',
  '/nulle-part',
  '/politique/aucun-article-ici',
]

for (const path of paths)
  test(`${path} is whole in every look, without styles and without a script`, async ({
    page,
    scriptless,
  }) => {
    await expectWhole(page, scriptless, path, await sameAnswer((await page.goto(path))!))
  })

test('so are the archive of a year, a month and a day, and a page that answers a comment', async ({
  page,
  scriptless,
}) => {
  const linked = (pattern: RegExp) =>
    page
      .getByRole('main')
      .locator('a[href^="/archives/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
      .then((hrefs) => hrefs.find((href) => pattern.test(href))!)
  await page.goto('/archives')
  const year = await linked(/^\/archives\/\d+$/)
  const month = await linked(/^\/archives\/\d+\/\d+$/)
  await page.goto(month)
  const day = await linked(/^\/archives\/\d+\/\d+\/\d+$/)
  await page.goto(article)
  const comment = (await page.locator('a[data-reply-to]').first().getAttribute('data-reply-to'))!
  await expectAllWhole(page, scriptless, [year, month, day, `${article}?reponse=${comment}`])
})

test('so are the pages of a long thread, and that of a conversation', async ({ page, scriptless }) => {
  await page.goto(longThread)
  const next = await page.getByRole('link', { name: 'Commentaires suivants' }).getAttribute('href')
  const answer = await page.locator('li li[id^="commentaire-"]').first().getAttribute('id')
  const thread = `${longThread}/commentaires`
  const conversation = `${thread}/${answer!.slice('commentaire-'.length)}`
  await expectAllWhole(page, scriptless, [next!, `${thread}/recents`, conversation])
})

const refusals: [string, number, (request: APIRequestContext) => Promise<APIResponse>][] = [
  [
    'a comment without words',
    422,
    async (request) => {
      const [, articleId] = /name="articleId" value="([^"]+)"/.exec(
        await (await request.get(article)).text(),
      )!
      return request.post('/api/comments', {
        form: { articleId: articleId!, name: '', email: 'a@', body: '' },
        headers: { origin: siteUrl() },
      })
    },
  ],
  [
    'a comment on an article that is none',
    404,
    (request) =>
      request.post('/api/comments', {
        form: {
          articleId: '01900000-0000-7000-8000-000000000000',
          name: 'Odette',
          email: 'odette@exemple.fr',
          body: 'Un avis posé.',
        },
        headers: { origin: siteUrl() },
      }),
  ],
  ['an address that cannot be read', 400, (request) => request.get('/x%00')],
  ['a method that no page has', 405, (request) => request.delete('/')],
]
for (const [name, status, ask] of refusals)
  test(`what is said to ${name} is whole, too`, async ({ page, scriptless, request }) => {
    const answer = await ask(request)
    expect(answer.status()).toBe(status)
    await expectSaid(page, scriptless, status, await answer.text())
  })

const reader = identity('Broad Daylight', 'en')
const typed = new URLSearchParams({ name: 'Zoe', email: 'zoe@example.org', body: 'A calm remark.' })
const outages: [string, string][] = [
  ['that nothing can be shown', renderErrorPage(reader, reader.words.site.unavailable)],
  [
    'that a comment was not taken',
    renderUndeliveredComment(Buffer.from(typed.toString()), { ...reader, status: 503 }),
  ],
]
for (const [name, html] of outages)
  test(`what the edge says in English, ${name}, is whole, too`, async ({ page, scriptless }) => {
    await expectSaid(page, scriptless, 503, html)
  })

/** Shown at an address that nothing else has. */
async function expectSaid(
  page: Page,
  scriptless: BrowserContext,
  status: number,
  html: string,
): Promise<void> {
  const show = (reader: Page) =>
    reader.route('**/refus', (route) =>
      route.fulfill({ status, contentType: 'text/html; charset=utf-8', body: html }),
    )
  await show(page)
  await page.goto('/refus')
  await expectWhole(page, scriptless, '/refus', show)
}

async function expectAllWhole(
  page: Page,
  scriptless: BrowserContext,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    const answer = (await page.goto(path))!
    expect(answer.status(), path).toBe(200)
    await expectWhole(page, scriptless, path, await sameAnswer(answer))
  }
}

/**
 * The answer that one browser got, for another one. Other tests publish and withdraw meanwhile: asked again, the site
 * may rightly say something else.
 */
async function sameAnswer(answer: Response): Promise<(reader: Page) => Promise<unknown>> {
  const url = answer.url()
  const { 'content-encoding': _, 'content-length': __, ...headers } = await answer.allHeaders()
  const copy = { status: answer.status(), headers, body: await answer.body() }
  return (reader) =>
    reader.route(
      (asked) => asked.href === url,
      (route) => route.fulfill(copy),
    )
}

async function expectWhole(
  page: Page,
  scriptless: BrowserContext,
  path: string,
  prepare: (reader: Page) => Promise<unknown>,
): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 720 })
  await expect(page.getByRole('main')).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  const lines = await linesOf(page)
  expect(lines.length).toBeGreaterThan(2)

  const reader = await scriptless.newPage()
  await prepare(reader)
  await reader.goto(path, { waitUntil: 'domcontentloaded' })
  expect(lost(lines, await linesOf(reader)), 'lost without a script').toBeUndefined()
  await reader.close()

  await expectAccessible(page, everyLook)

  await page.setViewportSize({ width: 320, height: 800 })
  expect(await headingsOutOfOrder(page), 'seen in another order than read').toEqual([])

  await page.evaluate(() => {
    for (const sheet of document.styleSheets) sheet.disabled = true
    for (const styled of document.querySelectorAll('[style]')) styled.removeAttribute('style')
  })
  expect(lost(lines, await linesOf(page)), 'lost without styles').toBeUndefined()
  expect(await page.evaluate(findRunTogether), 'one word without styles').toEqual([])
}

/** The lines that are seen of the page but the tools that are a script's own, as the document has them. Capitals are a style. */
const linesOf = async (page: Page): Promise<string[]> => {
  const text = await page.evaluate(() => {
    const shown = [
      ...document.querySelectorAll<HTMLElement>(
        '.needs-script, [data-save], [data-full], [data-share], [data-resume]',
      ),
    ].filter((tool) => !tool.hidden)
    for (const tool of shown) tool.hidden = true
    // biome-ignore lint/performance/useDomNodeTextContent: what styles hide is not seen.
    const seen = document.body.innerText
    for (const tool of shown) tool.hidden = false
    return seen
  })
  return text
    .toLowerCase()
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** The first line of `all` that does not come in this order in `others`; there may be more between them. */
function lost(all: readonly string[], others: readonly string[]): string | undefined {
  // Where one thing stands beside another, spaces are a style.
  const solid = (text: string) => text.replace(/\s/g, '')
  const text = solid(others.join(''))
  let at = 0
  for (const line of all) {
    const place = text.indexOf(solid(line), at)
    if (place < 0) return line
    at = place + solid(line).length
  }
  return undefined
}

/** In one column, what comes later in the document stands lower. */
const headingsOutOfOrder = (page: Page): Promise<string[]> =>
  page
    .getByRole('main')
    .locator('h1:visible, h2:visible, h3:visible')
    .evaluateAll((headings) => {
      let lowest = Number.NEGATIVE_INFINITY
      return headings.flatMap((heading) => {
        const { top } = heading.getBoundingClientRect()
        if (top < lowest) return [heading.textContent!]
        lowest = top
        return []
      })
    })
