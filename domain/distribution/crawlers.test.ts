import { expect, test } from 'vitest'
import { closedCrawlers, tdmReservation } from './crawlers.ts'

const open = { allowsTraining: true, allowsAiSearch: true, allowsUserFetch: true }

test('each purpose is decided apart', () => {
  expect(closedCrawlers(open)).toEqual([])
  const training = closedCrawlers({ ...open, allowsTraining: false })
  const search = closedCrawlers({ ...open, allowsAiSearch: false })
  const fetch = closedCrawlers({ ...open, allowsUserFetch: false })
  expect(training).toEqual(expect.arrayContaining(['GPTBot', 'ClaudeBot', 'CCBot', 'Google-Extended']))
  expect(search).toContain('OAI-SearchBot')
  expect(fetch).toContain('ChatGPT-User')
  const all = closedCrawlers({ allowsTraining: false, allowsAiSearch: false, allowsUserFetch: false })
  expect(all).toEqual([...training, ...search, ...fetch])
  expect(new Set(all).size).toBe(all.length)
  // Search engines are none of them.
  for (const robot of ['Googlebot', 'Bingbot', 'Applebot', 'DuckDuckBot', '*'])
    expect(all).not.toContain(robot)
})

test('who reserves the right to train says so in a file; who does not has none', () => {
  expect(JSON.parse(tdmReservation({ allowsTraining: false })!)).toEqual([
    { location: '/*', 'tdm-reservation': 1 },
  ])
  expect(tdmReservation({ allowsTraining: true })).toBeNull()
})
