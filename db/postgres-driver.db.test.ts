import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyPatch, parsePatch, reversePatch } from 'diff'
import { sql as text } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { isOutage } from '#lib/outage.ts'
import { ownerSql } from '#testing/database.ts'
import { prepareStatements } from './prepared-statements.ts'

type Driver = typeof postgres
const patchFile = 'patches/postgres+3.4.9.patch'
const folder = mkdtempSync(join(tmpdir(), 'plein-jour-driver-'))
let published: Driver
const open: postgres.Sql[] = []

/** The driver as it was published: what is installed, with our patch taken back. */
beforeAll(async () => {
  cpSync('node_modules/postgres', join(folder, 'postgres'), { recursive: true })
  for (const patch of parsePatch(readFileSync(patchFile, 'utf8'))) {
    const file = join(folder, 'postgres', patch.newFileName!.replace(/^b\//, ''))
    const before = applyPatch(readFileSync(file, 'utf8'), reversePatch(patch))
    if (before === false) throw new Error(`${patchFile} is not applied to ${file}`)
    writeFileSync(file, before)
  }
  published = (await import(join(folder, 'postgres/src/index.js'))).default as Driver
})
afterAll(async () => {
  await Promise.all(open.map((sql) => sql.end({ timeout: 5 })))
  rmSync(folder, { recursive: true })
})

function connect(driver: Driver, max = 1): postgres.Sql {
  const sql = driver(env().ownerUrl!, { max, onnotice: () => {} })
  open.push(sql)
  return sql
}

/** Sometimes the server reports a cut first, sometimes the socket or the driver. */
const cut = /^(57P01|ECONNRESET|EPIPE|CONNECTION_CLOSED)$/

/** Two rows come, then an error. */
const breaksOff = (sql: postgres.Sql) =>
  expect(sql`select 1 / (3 - i) from generate_series(1, 5) i`).rejects.toMatchObject({ code: '22012' })

test('the published driver shifts rows after an error: when this fails, the patch may go', async () => {
  const sql = connect(published)
  await breaksOff(sql)
  const rows = await sql`select 42 as answer`
  expect(rows[0]).toBeUndefined()
})

describe('an answer belongs to its question', () => {
  test('after a statement that breaks off in its rows', async () => {
    const sql = connect(postgres)
    await breaksOff(sql)
    expect([...(await sql`select 42 as answer`)]).toEqual([{ answer: 42 }])
  })

  test('after a statement timeout in its rows', async () => {
    const sql = connect(postgres)
    await sql`set statement_timeout = '100ms'`
    const slow = sql`select i, case when i > 400 then pg_sleep(1) end from generate_series(1, 500) i`
    await expect(slow).rejects.toMatchObject({ code: '57014' })
    expect([...(await sql`select 42 as answer`)]).toEqual([{ answer: 42 }])
  })

  test('after an error among statements that were sent together', async () => {
    const sql = connect(postgres)
    const answers = await Promise.allSettled([
      sql`select 1 as answer`,
      sql`select 1 / (3 - i) from generate_series(1, 5) i`,
      sql`select 2 as answer union all select 3 order by answer`,
      sql`select 4 as answer`,
    ])
    expect(answers.map((one) => (one.status === 'fulfilled' ? [...one.value] : one.reason.code))).toEqual([
      [{ answer: 1 }],
      '22012',
      [{ answer: 2 }, { answer: 3 }],
      [{ answer: 4 }],
    ])
  })

  test('after its connection was cut in its rows', async () => {
    const sql = connect(postgres)
    const [{ pid }] = (await sql`select pg_backend_pid() as pid`) as unknown as [{ pid: number }]
    const long = sql`select i, case when i > 900 then pg_sleep(5) end from generate_series(1, 1000) i`
    const refused = expect(long).rejects.toSatisfy(isOutage)
    await expect
      .poll(
        async () =>
          (await ownerSql()`select 1 from pg_stat_activity where pid = ${pid} and wait_event = 'PgSleep'`)
            .length,
        { timeout: 10_000 },
      )
      .toBe(1)
    await ownerSql()`select pg_terminate_backend(${pid})`
    await refused
    expect([...(await sql`select 42 as answer`)]).toEqual([{ answer: 42 }])
  })

  test('or is refused as an outage, where a driver gets it wrong all the same', async () => {
    const sql = connect(published)
    const db = drizzle(prepareStatements(sql))
    await breaksOff(sql)
    const wrong = db.execute(text`select 42 as answer`)
    await expect(wrong).rejects.toSatisfy(isOutage)
    await expect(db.execute(text`select 43 as answer`)).resolves.toMatchObject([{ answer: 43 }])
  })
})

test('a statement on a connection that has ended is refused, and ends no process', async () => {
  const sql = connect(postgres, 2)
  const uncaught: unknown[] = []
  const keep = (error: unknown) => uncaught.push(error)
  process.on('uncaughtException', keep)
  const late: unknown[] = []
  const ended = Promise.withResolvers<void>()
  // The transaction ends for its caller with the connection; the function that runs in it goes on, and must get the error too.
  const goesOn = Promise.withResolvers<void>()
  const work = sql.begin(async (tx) => {
    const [{ pid }] = (await tx`select pg_backend_pid() as pid`) as unknown as [{ pid: number }]
    const code = (error: { code: string }) => error.code
    const asleep = tx`select pg_sleep(5)`.catch(code)
    await ownerSql()`select pg_terminate_backend(${pid})`
    late.push(await asleep)
    await ended.promise
    late.push(await tx`select 1`.catch(code), await tx`select ${'x'.repeat(5_000)}`.catch(code))
    goesOn.resolve()
  })
  await expect(work).rejects.toSatisfy(isOutage)
  ended.resolve()
  await goesOn.promise
  expect(late).toEqual([expect.stringMatching(cut), 'CONNECTION_CLOSED', 'CONNECTION_CLOSED'])
  expect([...(await sql`select 42 as answer`)]).toEqual([{ answer: 42 }])
  process.off('uncaughtException', keep)
  expect(uncaught).toEqual([])
})
