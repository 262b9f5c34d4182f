import type postgres from 'postgres'
import { expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import {
  aNewsroom,
  aPublishedArticle,
  aText,
  connectForTest,
  ownerSql,
  publicSql,
} from '#testing/database.ts'
import { prepareSearch } from './search-extensions.ts'

const close = (word: string) => publicSql()`select shown from search_close_words(${word})`

/** A server on which this user may create nothing. */
function refusing(sql: postgres.Sql): postgres.Sql {
  return ((first: TemplateStringsArray | string, ...values: never[]) => {
    if (typeof first !== 'string' && first[0]?.startsWith('create extension'))
      return Promise.reject(Object.assign(new Error('permission denied'), { code: '42501' }))
    return (sql as unknown as (...all: unknown[]) => unknown)(first, ...values)
  }) as unknown as postgres.Sql
}

test('each start prepares it again, and a server that refuses costs the corrections only', async () => {
  const newsroom = await aNewsroom()
  await aPublishedArticle(newsroom, { content: aText(newsroom, { title: 'Le passiflore de Kerdréan' }) })
  const said: string[] = []
  const report = (line: string) => said.push(line)
  // Connections of their own: what one has loaded, another has not.
  for (let start = 0; start < 2; start++)
    await prepareSearch(connectForTest(env().ownerUrl!, { max: 1 }), report)
  expect(said).toEqual([])
  expect(await close('passiflorre')).toEqual([{ shown: 'passiflore' }])

  await ownerSql()`drop extension pg_trgm cascade`
  await prepareSearch(refusing(connectForTest(env().ownerUrl!, { max: 1 })), report)
  expect(said).toEqual([expect.stringContaining('create extension pg_trgm;')])
  expect(await close('passiflorre')).toEqual([])

  await prepareSearch(connectForTest(env().ownerUrl!, { max: 1 }), report)
  expect(await close('passiflorre')).toEqual([{ shown: 'passiflore' }])
})
