import { expect, test } from 'vitest'
import { readFastPath } from './fast-path.ts'

const read = (rawHeaders: string[], method = 'GET') => readFastPath({ method, rawHeaders }, 'journal.test')

test('reads what a stored page needs, however the names are written', () => {
  const lines = ['HOST', 'journal.test', 'accept-encoding', 'br', 'Cookie', 'a=b', 'If-None-Match', '"x"']
  expect(read(lines)).toEqual({ acceptEncoding: 'br', ifNoneMatch: '"x"' })
  expect(read(lines, 'HEAD')).toEqual({ acceptEncoding: 'br', ifNoneMatch: '"x"' })
  expect(read(['Host', 'journal.test'])).toEqual({ acceptEncoding: undefined, ifNoneMatch: undefined })
})

test.each([
  ['no host', []],
  ['another host', ['Host', 'other.test']],
  ['two hosts', ['Host', 'journal.test', 'host', 'journal.test']],
  ['two hosts, one of them another', ['Host', 'journal.test', 'host', 'other.test']],
  ['a body of a length', ['Host', 'journal.test', 'Content-Length', '3']],
  ['a body in pieces', ['Host', 'journal.test', 'Transfer-Encoding', 'chunked']],
  ['a server action', ['Host', 'journal.test', 'Next-Action', '1']],
  ['a line said twice', ['Host', 'journal.test', 'Accept-Encoding', 'br', 'Accept-Encoding', 'gzip']],
  ['another line said twice', ['Host', 'journal.test', 'If-None-Match', '"a"', 'if-none-match', '"b"']],
])('leaves %s to whoever looks closer', (_, lines) => expect(read(lines as string[])).toBeUndefined())

test('leaves other methods alone', () => expect(read(['Host', 'journal.test'], 'POST')).toBeUndefined())
