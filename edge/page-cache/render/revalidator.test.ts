import { afterEach, expect, test } from 'vitest'
import { HttpError } from '#edge/http/http-error.ts'
import { pageWith, startCacheFixture } from '#edge/testing/cache-fixture.ts'
import { ask, page, until } from '#edge/testing/edge-fixture.ts'
import type { Page } from '../page/page.ts'
import { createWanted, type Wanted } from '../queue/wanted.ts'
import { createRevalidator, type Revalidator } from './revalidator.ts'
import type { SingleFlight } from './single-flight.ts'

let stop = () => {}
afterEach(() => stop())

/** A Next that gives every page the same answer, and the pages that were asked of it. */
function start(answer: () => Promise<Page>): {
  revalidator: Pick<Wanted, 'soon' | 'later' | 'size'> & Pick<Revalidator, 'now'>
  asked: string[]
} {
  const asked: string[] = []
  const singleFlight: SingleFlight = {
    fill(key) {
      asked.push(key)
      return answer()
    },
    isFilling: () => false,
    bulkhead: { active: 0, waiting: 0, acquire: () => Promise.resolve(undefined) },
  }
  const wanted = createWanted({ error: () => expect.unreachable() })
  const { now, stop: end } = createRevalidator({
    wanted,
    singleFlight,
    isWanted: () => true,
    slots: 4,
    unwritten: () => 0,
  })
  stop = end
  return { revalidator: Object.assign(wanted, { now }), asked }
}
const failed = () => Promise.resolve({ status: 500 } as Page)
const unanswered = () => Promise.reject(new HttpError('site.unavailable'))
/** As long as anything goes on that is not a pause. */
const turns = async () => {
  for (let i = 0; i < 200; i++) await new Promise((resolve) => setImmediate(resolve))
}

test('a page that Next cannot make keeps no other waiting', async () => {
  const { revalidator, asked } = start(failed)
  revalidator.soon('/a')
  await turns()
  revalidator.soon('/b')
  await turns()
  expect([asked, revalidator.size]).toEqual([['/a', '/b'], 2])
})

test('it has a pause of its own, which readers do not cut short and an edit does', async () => {
  const { revalidator, asked } = start(failed)
  revalidator.now('/a')
  await turns()
  revalidator.now('/a')
  revalidator.later('/a')
  await turns()
  expect(asked).toEqual(['/a'])
  revalidator.soon('/a')
  await turns()
  expect(asked).toEqual(['/a', '/a'])
})

test('a Next that answers nothing is left in peace', async () => {
  const { revalidator, asked } = start(unanswered)
  revalidator.soon('/a')
  await turns()
  revalidator.soon('/b')
  revalidator.now('/c')
  await turns()
  expect(asked).toEqual(['/a'])
})

test('so is one that can make no page at all', async () => {
  const { revalidator, asked } = start(failed)
  for (let i = 0; i < 100; i++) revalidator.later(`/${i}`)
  await turns()
  expect([asked.length, revalidator.size]).toEqual([33, 99])
})

test('an edit is tried at once even then, and nothing else is', async () => {
  const { revalidator, asked } = start(failed)
  for (let i = 0; i < 100; i++) revalidator.later(`/${i}`)
  await turns()
  revalidator.now('/read')
  revalidator.later('/swept')
  await turns()
  expect(asked.length).toBe(33)
  revalidator.soon('/edited')
  revalidator.soon('/edited/too')
  await turns()
  expect([asked.slice(33), revalidator.size]).toEqual([['/edited', '/edited/too'], 103])
})

test('an edit waits like everybody else for a Next that falls silent meanwhile', async () => {
  let isSilent = false
  const { revalidator, asked } = start(() => (isSilent ? unanswered() : failed()))
  for (let i = 0; i < 100; i++) revalidator.later(`/${i}`)
  await turns()
  isSilent = true
  for (const key of ['/a', '/b', '/c']) revalidator.soon(key)
  await turns()
  expect(asked.slice(33)).toEqual(['/a'])
})

test('an edit is on its page while another page cannot be made', async () => {
  let version = 1
  const trial = await startCacheFixture({
    answer: (req, res) => {
      if (req.url === '/malade' && version > 1)
        res.writeHead(500, { 'content-type': 'text/html' }).end('<p>panne</p>')
      else page(res, pageWith(req.url!.slice(1), `version ${version}`))
    },
  })
  try {
    for (const path of ['/malade', '/sain']) await ask(trial, path)
    version = 2
    await trial.table.say(['malade'])
    await until(() => trial.seen.length === 3)
    expect((await ask(trial, '/malade')).text).toContain('version 1')
    await trial.table.say(['sain'])
    await until(() => trial.seen.some(({ url }, i) => url === '/sain' && i > 1))
    expect(trial.seen.map(({ url }) => url)).toEqual(['/malade', '/sain', '/malade', '/sain'])
  } finally {
    await trial.close()
  }
})
