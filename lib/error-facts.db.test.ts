import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type Tx, transaction } from '#db/client.ts'
import { aNewsroom, aPublishedArticle, appSql, connectForTest, ownerSql } from '#testing/database.ts'
import { env } from './env.ts'
import { createLogger } from './log.ts'

/** In a parameter of every statement below; it may stand in no line. */
const canary = 'zqcanari@lecteurs.example'

let article: string
beforeAll(async () => {
  article = (await aPublishedArticle(await aNewsroom())).id
})

/** What our logger writes of this error, whichever way it is given to it. */
function logged(error: unknown): string {
  let lines = ''
  const log = createLogger('test', 'trace', {
    write(line) {
      lines += line
    },
  })
  log.error({ err: error }, 'failed')
  log.error({ error }, 'failed')
  log.error(error as Error)
  log.error({ err: error } as object)
  log.warn({ detail: { reason: error, list: [error] } }, 'failed')
  expect(lines.trim().split('\n')).toHaveLength(5)
  return lines
}

async function failure(work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
  try {
    await transaction(work)
  } catch (error) {
    return error
  }
  throw new Error('It did not fail')
}

const user = (tx: Tx, name: string, more = sql`'admin'`) =>
  tx.execute(sql`
  insert into users (id, name, email, role) values (gen_random_uuid(), ${name}, ${canary}, ${more})`)

test.each<[string, string, (tx: Tx) => Promise<unknown>]>([
  [
    'a constraint that is violated',
    '23505',
    async (tx) => {
      await user(tx, canary)
      await user(tx, canary)
    },
  ],
  ['no member of a list', '22P02', (tx) => user(tx, canary, sql`${canary}`)],
  [
    'a reference to nothing',
    '23503',
    (tx) =>
      tx.execute(sql`insert into sessions (id_hash, id, user_id, user_agent, expires_at)
        values (sha256(${canary}::bytea), gen_random_uuid(), gen_random_uuid(), ${canary}, now())`),
  ],
  [
    'a value that is missing',
    '23502',
    (tx) => tx.execute(sql`insert into users (name, email) values (${canary}, ${canary})`),
  ],
  [
    'no uuid',
    '22P02',
    (tx) => tx.execute(sql`select 1 from articles where id = ${`"${canary}" and "more`}::uuid`),
  ],
  ['no number', '22P02', (tx) => tx.execute(sql`select ${canary}::int`)],
  ['no date', '22007', (tx) => tx.execute(sql`select ${canary}::timestamptz`)],
  ['no JSON', '22P02', (tx) => tx.execute(sql`select ${`{"a": ${canary}`}::json`)],
  ['a character that cannot be stored', '22021', (tx) => tx.execute(sql`select ${`${canary}\u0000`}::text`)],
  ['half a character in JSON', '22P02', (tx) => tx.execute(sql`select ${`{"a":"${canary}\\ud83d"}`}::jsonb`)],
  [
    'a text that is too long',
    '22001',
    async (tx) => {
      await tx.execute(sql`create temporary table short (word varchar(5)) on commit drop`)
      await tx.execute(sql`insert into short values (${canary})`)
    },
  ],
  [
    'a statement that takes too long',
    '57014',
    async (tx) => {
      await tx.execute(sql`set local statement_timeout = '20ms'`)
      await tx.execute(sql`select pg_sleep(5), ${canary}::text`)
    },
  ],
  [
    'a statement that makes no sense',
    '42P01',
    (tx) => tx.execute(sql`select * from nowhere where word = ${canary}`),
  ],
])('%s (%s) tells what failed and nothing of what was typed', async (_, code, work) => {
  const error = await failure(work)
  const lines = logged(error)
  expect(lines).not.toContain('zqcanari')
  expect(lines).toContain(`"code":"${code}"`)
  expect(lines).toContain('"statement":"')
})

test('a connection that is ended', async () => {
  const alone = connectForTest(env().appUrl!, { max: 1 })
  const [row] = await alone<{ pid: number }[]>`select pg_backend_pid() as pid`
  const broken = alone`select pg_sleep(20), ${canary}::text`.then(
    () => undefined,
    (error: unknown) => error,
  )
  // Of its own role one sees what it does, and may end it.
  await expect
    .poll(() => appSql()`select 1 from pg_stat_activity where pid = ${row!.pid} and wait_event = 'PgSleep'`)
    .toHaveLength(1)
  await appSql()`select pg_terminate_backend(${row!.pid})`
  const lines = logged(await broken)
  expect(lines).toMatch(/"code":"(57P01|CONNECTION_CLOSED)"/)
  expect(lines).not.toContain('zqcanari')
})

test('a lock that is not given', async () => {
  const other = connectForTest(env().ownerUrl!, { max: 1 })
  await other.begin(async (holder) => {
    await holder`select 1 from articles where id = ${article} for update`
    const error = await failure(async (tx) => {
      await tx.execute(sql`set local lock_timeout = '20ms'`)
      await tx.execute(sql`update articles set slug = ${canary} where id = ${article}::uuid`)
    })
    expect(logged(error)).toContain('"code":"55P03"')
    expect(logged(error)).not.toContain('zqcanari')
  })
})

test('a transaction that cannot be put in order with another', async () => {
  const error = await failure(async (tx) => {
    await tx.execute(sql`set transaction isolation level serializable`)
    await tx.execute(sql`select word_of_nobody from (select ${canary}::text as word_of_nobody) t, articles`)
    await ownerSql()`update articles set updated_at = now() where id = ${article}`
    await tx.execute(sql`update articles set slug = ${canary} where id = ${article}::uuid`)
  })
  expect(logged(error)).toContain('"code":"40001"')
  expect(logged(error)).not.toContain('zqcanari')
})

test('a statement of the driver alone, and one that it refuses itself', async () => {
  const alone = connectForTest(env().appUrl!, { max: 1 })
  for (const work of [
    () => alone`select ${canary}::int`,
    () => alone`select ${undefined as unknown as string}::text, ${canary}::text`,
    () => alone`select * from jobs.nowhere where data = ${alone.json({ email: canary })}`,
  ]) {
    const error = await Promise.resolve(work()).then(
      () => undefined,
      (failed: unknown) => failed,
    )
    expect(error).toBeInstanceOf(Error)
    expect(logged(error)).not.toContain('zqcanari')
  }
})
