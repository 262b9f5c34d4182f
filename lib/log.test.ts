import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createLogger, steadyDestination } from './log.ts'

function written(value: object): Record<string, unknown> {
  let line = ''
  const log = createLogger('test', 'info', {
    write(text) {
      line = text
    },
  })
  log.info(value, 'something happened')
  return JSON.parse(line)
}

test('hides what must not be in a log, also inside objects', () => {
  const line = JSON.stringify(
    written({
      email: 'reader@example.org',
      user: { password: 'hunter2', token: 'abc123' },
      request: { headers: { cookie: 'session=xyz', authorization: 'Bearer qqq' } },
    }),
  )
  for (const secret of ['reader@example.org', 'hunter2', 'abc123', 'xyz', 'qqq'])
    expect(line).not.toContain(secret)
})

test('what cannot be seen is written out, wherever it stands', () => {
  let line = ''
  const write = (text: string) => {
    line = text
  }
  const log = createLogger('test', 'info', { write })
  const hidden = '\u009b31m\u007f\u0085\u202e\u2066\u200f\u2028'
  const facts = { path: `/sujets/${hidden}`, inside: { [hidden]: hidden.repeat(20) } }
  log.info(facts, `said ${hidden}`)
  expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+\n$/u)
  expect(line).toContain(String.raw`/sujets/\u009b31m\u007f\u0085\u202e`)
  expect(JSON.parse(line)).toMatchObject({ ...facts, msg: `said ${hidden}` })
})

test('says who, when and what, with the level as a word', () => {
  expect(written({ article: 7 })).toMatchObject({
    name: 'test',
    level: 'info',
    msg: 'something happened',
    article: 7,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  })
})

test('keeps the message and the stack of an error', () => {
  expect(written({ error: new Error('broken') })).toMatchObject({
    error: { message: 'broken', stack: expect.stringContaining('log.test.ts') },
  })
})

test.skipIf(!existsSync('/dev/full'))('a full disk costs lines, and nobody his life', () => {
  const log = createLogger('test', 'info', steadyDestination('/dev/full'))
  for (let i = 0; i < 3; i++) expect(() => log.warn({}, 'nobody will read this')).not.toThrow()
})
