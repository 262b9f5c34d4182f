import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { pageWith, startCacheFixture } from '../testing/cache-fixture.ts'
import { ask, page } from '../testing/edge-fixture.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const text = 'Un long paragraphe sur le conseil municipal. '.repeat(60)
const articles = 40
/** So many bytes over thousands of requests are a table that grows and stops, not a leak of one thing each. */
const tolerance = 512 * 1024

test('readers, inventions, edits and takedowns leave nothing behind', { timeout: 60_000 }, async () => {
  const trial = await startCacheFixture({
    // Room for twenty pages: full long before it is measured.
    limits: { pageMemory: 256 * 1024, negativeCachePages: 20 },
    answer: (req, res) => {
      const path = req.url!.split('?')[0]!
      if (path.startsWith('/rien')) res.writeHead(404, { 'content-type': 'text/html' }).end('<p>rien</p>')
      else page(res, pageWith(`site article:${path.slice(1)}`, text))
    },
  })
  let asked = 0
  const round = async () => {
    for (let turn = 0; turn < 10; turn++) {
      await Promise.all(
        Array.from({ length: articles }, async (_, n) => {
          asked++
          await ask(trial, `/a${n}`)
          await ask(trial, `/a${n}?reponse=0198c6a2-7b1c-7000-8000-${String(asked).padStart(12, '0')}`)
          await ask(trial, `/rien-${asked}`)
        }),
      )
      await trial.table.say([`article:a${turn}`])
      await trial.table.say([`article:a${turn + 20}`], true)
    }
    trial.seen.length = 0
    trial.logged.length = 0
    collectGarbage()
    return process.memoryUsage().heapUsed
  }
  try {
    const used: number[] = []
    for (let n = 0; n < 5; n++) used.push(await round())
    expect(used.at(-1)! - used[2]!).toBeLessThan(tolerance)
  } finally {
    await trial.close()
  }
})
