import { afterEach, expect, test } from 'vitest'
import { ask, type EdgeFixture, page, startEdgeFixture } from '../testing/edge-fixture.ts'

let trial: EdgeFixture
afterEach(() => trial.close())

const gone =
  '<!DOCTYPE html><html><head><meta name="page-status" content="410"/></head><body>Retiré</body></html>'

test('a page that declares 410 in its head is answered with 410, body and all', async () => {
  trial = await startEdgeFixture({ answer: (_req, res) => page(res, gone) })
  const answer = await ask(trial, '/politique/retire')
  expect([answer.status, answer.text]).toEqual([410, gone])
})

test('HEAD gets the same status without the body', async () => {
  trial = await startEdgeFixture({ answer: (_req, res) => page(res, gone) })
  const answer = await ask(trial, '/politique/retire', { method: 'HEAD' })
  expect([answer.status, answer.text]).toEqual([410, ''])
})

test('the same words in the body of a page declare nothing', async () => {
  const quoted = gone.replace('<head>', '<head></head><body>').replace('</head><body>Retiré', 'Retiré')
  trial = await startEdgeFixture({ answer: (_req, res) => page(res, quoted) })
  expect((await ask(trial, '/politique/cite')).status).toBe(200)
})

test('a permanent redirect of a public page is 301, of a desk 308', async () => {
  trial = await startEdgeFixture({
    answer: (_req, res) => {
      res.writeHead(308, { location: '/politique/nouvelle' })
      res.end()
    },
  })
  const moved = await ask(trial, '/politique/ancienne')
  expect([moved.status, moved.headers.location]).toEqual([301, '/politique/nouvelle'])
  expect((await ask(trial, '/redaction/ancienne')).status).toBe(308)
})
