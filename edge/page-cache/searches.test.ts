import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { type CacheFixture, pageWith, startCacheFixture } from '../testing/cache-fixture.ts'
import { ask, page, until } from '../testing/edge-fixture.ts'

let trial: CacheFixture
afterEach(() => trial.close())

/** A search says nothing of what it shows: it has no tags. */
const found = (req: IncomingMessage, res: ServerResponse) => {
  if (req.url!.startsWith('/recherche?')) page(res, `<p>trouvé ${req.url}</p>`)
  else page(res, pageWith('site', 'article'))
}

test('what was found is given again for a moment, and asked again once anything has changed', async () => {
  trial = await startCacheFixture({ answer: found })
  const asked = () => trial.seen.filter(({ url }) => url === '/recherche?q=pont').length
  for (const _ of [1, 2, 3]) await ask(trial, '/recherche?q=+pont&utm_source=x')
  expect(asked()).toBe(1)
  await trial.table.say(['article:1'], true)
  expect((await ask(trial, '/recherche?q=pont')).headers['x-cache']).toBe('miss')
  expect(asked()).toBe(2)
})

test('searches take no place from articles, nor articles from them', async () => {
  const held: (() => void)[] = []
  trial = await startCacheFixture({
    limits: { renders: 1, searches: 1, searchesPerNetwork: 1 },
    answer: (req, res) => {
      if (/lent/.test(req.url!)) held.push(() => page(res, pageWith('site', 'lent')))
      else found(req, res)
    },
  })
  const slow = ask(trial, '/recherche?q=lent')
  await until(() => held.length === 1)
  expect((await ask(trial, '/politique/titre')).status).toBe(200)
  held[0]!()
  await slow
  const article = ask(trial, '/politique/lent')
  await until(() => held.length === 2)
  expect((await ask(trial, '/recherche?q=pont')).status).toBe(200)
  held[1]!()
  await article
})
