import { afterEach, expect, test } from 'vitest'
import { Refusal } from '#edge/http/http-error.ts'
import { pageWith, startCacheTrial } from '#edge/testing/cache-fixture.ts'
import { ask, page, until } from '#edge/testing/edge-fixture.ts'
import { createRefresher, type Refresher } from './revalidator.ts'
import type { Filled, Filler } from './single-flight.ts'

let refresher: Refresher | undefined
afterEach(() => refresher?.stop())

/** A Next that gives every page the same answer, and the pages that were asked of it. */
function start(answer: () => Promise<Filled>): { refresher: Refresher; asked: string[] } {
  const asked: string[] = []
  const filler: Filler = {
    fill(key) {
      asked.push(key)
      return answer()
    },
    isFilling: () => false,
    lane: { active: 0, waiting: 0, acquire: () => Promise.resolve(undefined) },
  }
  refresher = createRefresher({ filler, isWanted: () => true, slots: 4, unwritten: () => 0 })
  return { refresher, asked }
}
const failed = () => Promise.resolve({ page: { status: 500 } } as Filled)
const unanswered = () => Promise.reject(new Refusal('site.unavailable'))
/** As long as anything goes on that is not a pause. */
const turns = async () => {
  for (let i = 0; i < 200; i++) await new Promise((resolve) => setImmediate(resolve))
}

test('a page that Next cannot make keeps no other waiting', async () => {
  const { refresher, asked } = start(failed)
  refresher.soon('/a')
  await turns()
  refresher.soon('/b')
  await turns()
  expect([asked, refresher.size]).toEqual([['/a', '/b'], 2])
})

test('it has a pause of its own, which readers do not cut short and an edit does', async () => {
  const { refresher, asked } = start(failed)
  refresher.now('/a')
  await turns()
  refresher.now('/a')
  refresher.later('/a')
  await turns()
  expect(asked).toEqual(['/a'])
  refresher.soon('/a')
  await turns()
  expect(asked).toEqual(['/a', '/a'])
})

test('a Next that answers nothing is left in peace', async () => {
  const { refresher, asked } = start(unanswered)
  refresher.soon('/a')
  await turns()
  refresher.soon('/b')
  refresher.now('/c')
  await turns()
  expect(asked).toEqual(['/a'])
})

test('so is one that can make no page at all', async () => {
  const { refresher, asked } = start(failed)
  for (let i = 0; i < 100; i++) refresher.later(`/${i}`)
  await turns()
  expect([asked.length, refresher.size]).toEqual([33, 99])
})

test('an edit is tried at once even then, and nothing else is', async () => {
  const { refresher, asked } = start(failed)
  for (let i = 0; i < 100; i++) refresher.later(`/${i}`)
  await turns()
  refresher.now('/read')
  refresher.later('/swept')
  await turns()
  expect(asked.length).toBe(33)
  refresher.soon('/edited')
  refresher.soon('/edited/too')
  await turns()
  expect([asked.slice(33), refresher.size]).toEqual([['/edited', '/edited/too'], 103])
})

test('an edit waits like everybody else for a Next that falls silent meanwhile', async () => {
  let isSilent = false
  const { refresher, asked } = start(() => (isSilent ? unanswered() : failed()))
  for (let i = 0; i < 100; i++) refresher.later(`/${i}`)
  await turns()
  isSilent = true
  for (const key of ['/a', '/b', '/c']) refresher.soon(key)
  await turns()
  expect(asked.slice(33)).toEqual(['/a'])
})

test('an edit is on its page while another page cannot be made', async () => {
  let version = 1
  const trial = await startCacheTrial({
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
