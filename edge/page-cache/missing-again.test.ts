import { afterEach, expect, test } from 'vitest'
import { type CacheFixture, pageWith, startCacheFixture } from '../testing/cache-fixture.ts'
import { ask, type EdgeFixtureOptions, page, until } from '../testing/edge-fixture.ts'

let trial: CacheFixture
afterEach(() => trial.close())

/** A page that is there, and a Next whose next answers are these. */
async function startWith(answers: number[]): Promise<() => number> {
  let asked = 0
  const answer: EdgeFixtureOptions['answer'] = (_req, res) => {
    const status = asked++ === 0 ? 200 : (answers.shift() ?? 200)
    if (status === 200) page(res, pageWith('site article:1 thread:1', `version ${asked}`))
    else res.writeHead(status, { 'content-type': 'text/html', location: '/ailleurs' }).end('<p>rien</p>')
  }
  trial = await startCacheFixture({ answer })
  await ask(trial, '/politique/titre')
  return () => asked
}
const read = () => ask(trial, '/politique/titre')

test.each([404, 301, 410])(
  'a page that suddenly answers %i is asked for once more, and kept',
  async (status) => {
    const asked = await startWith([status])
    await trial.table.say(['thread:1'])
    await until(() => asked() === 3)
    await until(async () => (await read()).headers['x-cache'] === 'hit')
    expect((await read()).text).toContain('version 3')
    expect(asked()).toBe(3)
  },
)

test.each([404, 410])('a page that answers %i twice is forgotten', async (status) => {
  const asked = await startWith([status, status, status, status])
  await trial.table.say(['thread:1'])
  await until(() => asked() === 3)
  await until(async () => (await read()).status === status)
  expect(asked()).toBe(3)
})

test('once more is once more: a page that fails then is kept as it was', async () => {
  const asked = await startWith([404, 500])
  await trial.table.say(['thread:1'])
  await until(() => asked() === 3)
  expect([(await read()).status, (await read()).text.includes('version 1')]).toEqual([200, true])
})

test('who said that the article has changed is believed at once', async () => {
  const asked = await startWith([404, 404])
  await trial.table.say(['article:1'])
  await until(() => asked() === 2)
  await until(async () => (await read()).status === 404)
  expect(asked()).toBe(2)
})

test.each(['thread:1', 'mention:1'])('a change of %s ends no address: it is asked for again', async (tag) => {
  let asked = 0
  trial = await startCacheFixture({
    answer: (_req, res) => {
      asked++
      if (asked === 2) res.writeHead(404, { 'content-type': 'text/html' }).end('<p>rien</p>')
      else page(res, pageWith('site thread:1 mention:1', `version ${asked}`))
    },
  })
  await read()
  await trial.table.say([tag])
  await until(async () => (await read()).text.includes('version 3'))
  expect(asked).toBe(3)
})

test('an address that never had a page is asked for once', async () => {
  let asked = 0
  trial = await startCacheFixture({
    answer: (_req, res) => {
      asked++
      res.writeHead(404, { 'content-type': 'text/html' }).end('<p>rien</p>')
    },
  })
  expect((await ask(trial, '/inconnu')).status).toBe(404)
  expect(asked).toBe(1)
})
