import { afterEach, expect, test } from 'vitest'
import { startCacheFixture } from '../testing/cache-fixture.ts'
import { ask, type EdgeFixture, type EdgeFixtureOptions, host, page, until } from '../testing/edge-fixture.ts'
import { readIdentity } from './site-identity.ts'

let trial: EdgeFixture | undefined
afterEach(async () => {
  await trial?.close()
  trial = undefined
})

const home = (language: string, name: string) =>
  `<!DOCTYPE html><html class="x" lang="${language}"><head><meta name="cache-tags" content="home"><meta property="og:site_name" content="${name}"></head><body></body></html>`

test('a page says whose site it is', () => {
  expect(
    readIdentity(Buffer.from(home('en', 'The Harbour &amp; Post &lt;1&gt; &#x27;&quot;'))),
  ).toMatchObject({
    siteName: 'The Harbour & Post <1> \'"',
    language: 'en',
  })
  for (const other of [
    '',
    '<html lang="de"><head></head>',
    '<html lang="fr"><head></head><meta property="og:site_name" content="X">',
  ])
    expect(readIdentity(Buffer.from(other))).toBeUndefined()
})

const answers: EdgeFixtureOptions['answer'] = (req, res) =>
  req.url === '/' ? page(res, home('en', 'The Harbour Post')) : void req.socket.destroy()
const form = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }

test('until it is known, the edge speaks French and for its host', async () => {
  trial = await startCacheFixture({ answer: answers })
  const { text } = await ask(trial, '/_next/image', { headers: { accept: 'text/html' } })
  expect(text).toContain('<html lang="fr">')
  expect(text).toContain(`>${host}</a>`)
  expect(text).toContain('Page introuvable')
})

test('the edge’s own pages speak the language of the site, and bear its name', async () => {
  trial = await startCacheFixture({ answer: answers })
  await ask(trial, '/')
  const missing = await ask(trial, '/_next/image', { headers: { accept: 'text/html' } })
  expect(missing.text).toContain('<html lang="en">')
  expect(missing.text).toContain('>The Harbour Post</a>')
  expect(missing.text).not.toMatch(/introuvable|accueil/)
  const away = await ask(trial, '/nowhere', { headers: { accept: 'text/html' } })
  expect([away.status, away.text]).toEqual([503, expect.stringContaining('<html lang="en">')])
  const body = 'body=My+words&name=Ann&email=ann%40example.org&articleId=1'
  const comment = await ask(trial, '/api/comments', { method: 'POST', headers: form, body })
  expect(comment.status).toBe(503)
  expect(comment.text).toContain('My words')
  expect(comment.text).toContain('<html lang="en">')
  expect(comment.text).toContain('>The Harbour Post</a>')
  expect(comment.headers['content-security-policy']).toContain("font-src 'self'")
})

test('a change of name or language is followed', async () => {
  let name = 'Le Quai'
  trial = await startCacheFixture({ answer: (_req, res) => page(res, home('fr', name)) })
  const { table } = trial as Awaited<ReturnType<typeof startCacheFixture>>
  const masthead = async () => (await ask(trial!, '/_next/image', { headers: { accept: 'text/html' } })).text
  await ask(trial, '/')
  expect(await masthead()).toContain('>Le Quai</a>')
  name = 'La Digue'
  await table.say(['home'])
  await until(async () => (await masthead()).includes('>La Digue</a>'))
})
