import { describe, expect, test } from 'vitest'
import { describeError, isFrame, withoutQuoted } from './error-facts.ts'

const canary = 'zqcanari'
const said = (error: unknown) => JSON.stringify(describeError(error))
const fail = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('It did not fail')
}

/** As drizzle and postgres.js throw them, built by hand: the real ones are in error-facts.db.test.ts. */
const ofTheDatabase = Object.assign(
  new Error(
    `Failed query: insert into "comments" values ($1, $2)\nparams: ${canary},${canary}\n    at ${canary}`,
    {
      cause: Object.assign(new Error(`duplicate key value violates unique constraint "comments_key"`), {
        name: 'PostgresError',
        severity: 'ERROR',
        code: '23505',
        detail: `Key (name)=(${canary}) already exists.`,
        where: canary,
        constraint_name: 'comments_key',
        table_name: 'comments',
        parameters: [canary],
      }),
    },
  ),
  { query: 'insert into "comments" values ($1, $2)', params: [canary] },
)

test('of a failed statement: its text, the code, the constraint, the table, and where', () => {
  const facts = describeError(ofTheDatabase)
  expect(facts).toMatchObject({
    message: 'Failed query',
    statement: 'insert into "comments" values ($1, $2)',
    stack: expect.stringContaining('error-facts.test.ts'),
    cause: { type: 'PostgresError', code: '23505', constraint: 'comments_key', table: 'comments' },
  })
  expect(JSON.stringify(facts)).not.toContain(canary)
})

describe('nothing of what people typed', () => {
  test.each<[string, unknown]>([
    ['no JSON', fail(() => JSON.parse(`{"a": ${canary}`))],
    ['JSON that breaks off', fail(() => JSON.parse(`"${canary}`))],
    ['JSON with quotation marks in it', fail(() => JSON.parse(`"a" ${canary} "b"`))],
    ['a property of something missing', fail(() => (undefined as never)[canary])],
    ['no number', new Error(`invalid input syntax for type integer: "${canary} "and" ${canary}"`)],
    ['French quotation marks', new Error(`Le titre « ${canary} » est pris`)],
    ['a quotation that does not end', new Error(`unterminated "${canary}`)],
    ['more lines', new Error(`broken\n${canary}\n    at ${canary} (/a/b.ts:1:2)`)],
    [
      'what a trigger raises',
      Object.assign(new Error(canary), { code: 'P0001', routine: 'exec_stmt_raise' }),
    ],
    ['a text that was thrown', canary],
    ['an object that was thrown', { [canary]: canary, message: canary }],
    ['an error within an object', { error: ofTheDatabase, email: canary }],
    ['a name that is none', Object.assign(new Error('x'), { name: `${canary} said` })],
    ['a code that is none', Object.assign(new Error('x'), { code: `${canary} said` })],
    ['several at once', new AggregateError([ofTheDatabase, new Error(`"${canary}"`)], `"${canary}"`)],
    ['properties of its own', Object.assign(new Error('x'), { input: canary, body: { text: canary } })],
  ])('%s', (_, error) => {
    expect(said(error)).not.toContain(canary)
  })
})

test('a circle of causes ends', () => {
  const loop = new Error('loop')
  loop.cause = loop
  expect(said(loop).length).toBeLessThan(20_000)
})

test('files keep their path, codes and plain messages stay', () => {
  const missing = Object.assign(new Error("ENOENT: no such file, open '/srv/pages/a.html'"), {
    code: 'ENOENT',
    syscall: 'open',
    path: '/srv/pages/a.html',
  })
  expect(describeError(missing)).toMatchObject({ code: 'ENOENT', syscall: 'open', path: '/srv/pages/a.html' })
  expect(describeError(new Error('The sweep does not end'))).toMatchObject({
    message: 'The sweep does not end',
  })
  expect(withoutQuoted('l’état d’aujourd’hui isn’t here')).toBe('l’état d’aujourd’hui isn’t here')
  expect(withoutQuoted('\u001b[2J\u0000quiet')).not.toMatch(/\p{Cc}/u)
})

test('a place is a place', () => {
  for (const line of [
    '    at createEdge (file:///srv/edge/server.ts:85:3)',
    '    at async /srv/domain/action.ts:44:30',
    '    at new Promise (<anonymous>)',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
    '    at async Object.x [as y] (/srv/.next/server/chunks/ssr/[root-of-the-server]__a._.js:1:2)',
  ])
    expect([line, isFrame(line)]).toEqual([line, true])
  for (const line of [`at ${canary}`, `    at ${canary} and more words`, `    at the "${canary}" (x:1:2)`])
    expect([line, isFrame(line)]).toEqual([line, false])
})
