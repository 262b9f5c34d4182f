import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import type { Locator, Page, Request } from '@playwright/test'
import { deferPage } from '#edge/page-cache/page/deferral/defer.ts'
import { publishNow, save, unpublish, writeArticle } from './support/desk.ts'
import { expect, signIn, siteUrl, test } from './support/fixtures.ts'

/** Readers download text: nothing but reader.js comes before the comments are touched, and nothing typed is lost. */

/** A household is a /24 and may send four comments a minute: every test speaks for another one. */
let households = 0
test.use({
  extraHTTPHeaders: async ({ browserName: _ }, use) => {
    households += 1
    await use({ 'x-forwarded-for': `198.19.${(process.pid + households) % 256}.7` })
  },
})

const received = 'Merci. Votre commentaire a été transmis à la modération.'
const chunks = '**/_next/static/chunks/*.js'

/** Of the newsroom's addresses, the articles: /section/slug. */
async function addresses(page: Page): Promise<{ all: string[]; article: string }> {
  const read = async (path: string) => {
    const map = await (await page.request.get(path)).text()
    return [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url!).pathname)
  }
  const all: string[] = []
  for (const map of await read('/sitemap.xml')) all.push(...(await read(map)))
  const article = all.find((path) => /^\/[^/]+\/[^/]+-[^/]+-/.test(path))
  expect(article, 'an article in the sitemap').toBeDefined()
  return { all, article: article! }
}

async function openArticle(page: Page): Promise<void> {
  await page.goto((await addresses(page)).article)
}

const island = (page: Page): Locator => page.locator('[data-hydrate]')
const form = (page: Page): Locator => page.locator('form[action="/api/comments"]')
const text = (page: Page): Locator => page.getByLabel('Commentaire', { exact: true })
/** The form says so once React has it: the browser's own checks step back. */
const hydrated = (page: Page) => expect(form(page)).toHaveAttribute('novalidate')

async function fillIn(page: Page, words: string): Promise<void> {
  await text(page).fill(words)
  await page.getByLabel('Nom', { exact: true }).fill('Camille Essai')
  await page.getByLabel('Adresse e-mail', { exact: true }).fill('camille@lecteurs.example')
}

const send = (page: Page) => page.getByRole('button', { name: 'Envoyer le commentaire' })
const someWords = (what: string) => `Un commentaire d’essai, ${what}, numéro ${Date.now()}.`

/** Paths of the scripts the page has asked for, as they come. */
function watchScripts(page: Page): string[] {
  const seen: string[] = []
  page.on('request', (request: Request) => {
    const { pathname } = new URL(request.url())
    if (request.resourceType() === 'script' || pathname.endsWith('.js')) seen.push(pathname)
  })
  return seen
}

/** Client code stays on its way until the test lets it in. */
async function holdChunks(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(chunks, async (route) => {
    await released
    await route.continue().catch(() => {})
  })
  return release
}

/** The page as Next wrote it, without the edge. */
function askNext(path: string): Promise<Buffer> {
  const { nextPort } = JSON.parse(readFileSync(join(process.env.E2E_DATA_DIR!, 'run.json'), 'utf8'))
  const headers = { host: new URL(siteUrl()).host, 'user-agent': 'plein-jour-edge' }
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: nextPort, path, headers, agent: false }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => resolve(Buffer.concat(pieces)))
      answer.on('error', reject)
    }).on('error', reject)
  })
}

test('the scripts of the installed Next are those we know', async ({ page }) => {
  const { all } = await addresses(page)
  const trouble: string[] = []
  for (const path of all) {
    const result = deferPage(await askNext(path))
    if (result.policy !== 'strict') trouble.push(`${path}: ${result.reason}`)
  }
  expect(trouble, 'edge/page-cache/page/deferral/next-version.test.ts says what to do').toEqual([])
})

test('every page of the site has the policy without inline scripts, and none to stop', async ({ page }) => {
  for (const path of new Set([...(await addresses(page)).all, '/', '/derniers-articles', '/accessibilite']))
    await expectNoScriptToStop(page, path, 200)
  await expectNoScriptToStop(page, '/nulle-part', 404)
  await expectNoScriptToStop(page, '/politique/aucun-article-ici', 404)
})

test('a page that is gone has the same policy', async ({ page }) => {
  await signIn(page, 'editor')
  await writeArticle(page, {
    title: `Une fermeture annoncée trop tôt ${Date.now()}`,
    standfirst: 'Le préfet a démenti dans la soirée.',
  })
  await save(page)
  const path = await publishNow(page)
  await expectNoScriptToStop(page, path, 200)
  await unpublish(page)
  await expectNoScriptToStop(page, path, 410)
})

async function expectNoScriptToStop(page: Page, path: string, status: number): Promise<void> {
  const answer = await page.request.get(path)
  expect(answer.status(), path).toBe(status)
  const policy = answer.headers()['content-security-policy'] ?? ''
  const advice = `${path}: Next writes scripts that edge/page-cache/page/deferral/script-shapes.ts does not know (docs/decisions/0009)`
  expect(/script-src [^;]*/.exec(policy)?.[0], advice).toBe("script-src 'self'")
  const html = await answer.text()
  const tags = html.match(/<script[^>]*>/g) ?? []
  const allowed = [
    '<script src="/reader.js">',
    '<script type="application/ld+json">',
    '<script type="application/json" id="deferred">',
  ]
  expect(
    tags.filter((tag) => !allowed.includes(tag)),
    advice,
  ).toEqual([])
  expect(html.match(/<link[^>]*(?:as="script"|modulepreload)[^>]*>/g) ?? [], advice).toEqual([])
  expect(answer.headers().link ?? '').not.toContain('script')
}

test('a page that nobody can touch carries no client code at all', async ({ page }) => {
  const html = await (await page.request.get('/')).text()
  expect(html).not.toMatch(/id="deferred"|__next_f|TURBOPACK|\/_next\/static\/[^"]+\.js/)
})

/** What readers load; an article has the second one. */
const own = ['/reader.js', '/keep.js']

test('an article that is read loads our two scripts and no other', async ({ page }) => {
  const scripts = watchScripts(page)
  await openArticle(page)
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('End')
  await expect(send(page)).toBeAttached()
  expect(scripts).toEqual(own)
  await expect(form(page)).not.toHaveAttribute('novalidate')
})

test('the choice of display works without the client code, and survives it', async ({ page }) => {
  const html = page.locator('html')
  await openArticle(page)
  await page.getByRole('link', { name: 'Affichage' }).filter({ visible: true }).click()
  await page.getByRole('radio', { name: 'Sombres' }).check()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  // As it was left, without a request.
  await page.goBack()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await island(page).hover()
  await hydrated(page)
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.setViewportSize({ width: 360, height: 740 })
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: 'Affichage' })
    .filter({ visible: true })
    .click()
  await expect(page.getByRole('radio', { name: 'Sombres' })).toBeChecked()
  await page.getByRole('radio', { name: 'Claires' }).check()
  await expect(html).toHaveAttribute('data-theme', 'light')
})

test('under the pointer the form wakes up and answers in place', async ({ page }) => {
  await openArticle(page)
  const address = page.url()
  await island(page).hover()
  await hydrated(page)
  await fillIn(page, someWords('à la souris'))
  await send(page).click()
  await expect(page.getByRole('status').filter({ hasText: received })).toBeVisible()
  expect(page.url()).toBe(address)
})

test('by keyboard alone from the front page to a comment, with the focus seen at every step', async ({
  page,
}) => {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement!
      const { top, bottom } = element.getBoundingClientRect()
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const isSeen =
        outlineStyle !== 'none' && outlineWidth !== '0px' && bottom > 0 && top < window.innerHeight
      return {
        isHeadline: element.matches('main :is(h2, h3) > a'),
        isText: element.id === 'champ-texte',
        unseen: isSeen ? [] : [element.outerHTML.slice(0, 200)],
      }
    })
  /** Presses Tab until one is there, as a person who sees where the focus is. */
  const tabTo = async (place: 'isHeadline' | 'isText', most: number) => {
    for (let presses = 0; presses < most; presses++) {
      await page.keyboard.press('Tab')
      const at = await focused()
      expect(at.unseen, 'focus that nobody sees').toEqual([])
      if (at[place]) return
    }
    throw new Error(`${place} is not reached by ${most} presses of Tab`)
  }
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo('isHeadline', 10)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/*/*-*')
  const address = page.url()
  await tabTo('isText', 150)
  await page.keyboard.type(someWords('au clavier'))
  await page.keyboard.press('Tab')
  await page.keyboard.type('Camille Essai')
  await page.keyboard.press('Tab')
  await page.keyboard.type('camille@lecteurs.example')
  await hydrated(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: received })).toBeFocused()
  expect(page.url()).toBe(address)
})

test('« Répondre » moves the woken form below the comment', async ({ page }) => {
  const { all } = await addresses(page)
  for (const path of all) {
    await page.goto(path)
    if ((await page.locator('a[data-reply-to]').count()) > 0) break
  }
  await island(page).hover()
  await hydrated(page)
  const link = page.locator('a[data-reply-to]').first()
  const id = await link.getAttribute('data-reply-to')
  await link.click()
  await expect(page.locator(`#reponse-${id} form`)).toBeVisible()
  await expect(text(page)).toBeFocused()
})

test('what was typed before the client code came is still there after it', async ({ page }) => {
  const release = await holdChunks(page)
  await openArticle(page)
  await text(page).click()
  await page.keyboard.type('Des mots tapés ')
  await expect(form(page)).not.toHaveAttribute('novalidate')
  release()
  await hydrated(page)
  await expect(text(page)).toBeFocused()
  await page.keyboard.type('avant et après.')
  await expect(text(page)).toHaveValue('Des mots tapés avant et après.')
})

test('a comment sent before the client code came is sent as any form is', async ({ page }) => {
  const release = await holdChunks(page)
  await openArticle(page)
  await fillIn(page, someWords('avant le code'))
  await expect(form(page)).not.toHaveAttribute('novalidate')
  await send(page).click()
  // The answer puts the focus into the comments, so the next page wants its client code too.
  await page.waitForURL(/\?commentaire=recu/, { waitUntil: 'commit' })
  await expect(page.getByRole('status').filter({ hasText: received })).toBeVisible()
  release()
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a finger on the form wakes it up, and its first tap counts', async ({ page }) => {
    const scripts = watchScripts(page)
    await openArticle(page)
    expect(scripts).toEqual(own)
    await text(page).tap()
    await expect(text(page)).toBeFocused()
    await hydrated(page)
    await expect(text(page)).toBeFocused()
    await fillIn(page, someWords('au doigt'))
    await send(page).tap()
    await expect(page.getByRole('status').filter({ hasText: received })).toBeVisible()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the article is there and the form works', async ({ page }) => {
    const scripts = watchScripts(page)
    await openArticle(page)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await fillIn(page, someWords('sans script'))
    await send(page).click()
    await page.waitForURL(/\?commentaire=recu/)
    await expect(page.getByRole('status').filter({ hasText: received })).toBeVisible()
    expect(new URL(page.url()).origin).toBe(siteUrl())
    expect(scripts).toEqual([])
  })
})
