import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRunning } from './process.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts'

let base: string
let dataDir: string
const started: EmbeddedPostgres[] = []

beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'un été à Paris ')))
  // PostgreSQL's own user has to pass when root runs the tests.
  if (process.getuid?.() === 0) chmodSync(base, 0o711)
  dataDir = join(base, 'data')
})
afterAll(async () => {
  for (const server of started) await server.stop()
  rmSync(base, { recursive: true, force: true })
})

async function start(options: { password?: string; dataDir?: string; keepPort?: boolean } = {}) {
  const server = await startEmbeddedPostgres({
    dataDir,
    password: 'àé secret/?',
    report: () => {},
    ...options,
  })
  started.push(server)
  return server
}

async function query<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await run(sql)
  } finally {
    await sql.end()
  }
}

test('starts, is adopted, survives a kill, moves away from a taken port, and stops', {
  timeout: 60_000,
}, async () => {
  const first = await start()
  expect(first).toMatchObject({ adopted: false, created: true })
  await query(first.url, async (sql) => {
    await sql`create table kept (word text)`
    await sql`insert into kept values ('mot')`
    const [row] =
      await sql`select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
      current_setting('server_encoding') as encoding, lower('ÉTÉ') as lower,
      to_tsvector('french', 'l’assemblée « Noël »')::text as words`
    expect(row).toEqual({
      fsync: 'on',
      checksums: 'on',
      encoding: 'UTF8',
      lower: 'été',
      words: expect.stringMatching(/'noël'/),
    })
  })

  const second = await start()
  expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url })

  const ended = new Promise<string>((resolve) => first.onExit(resolve))
  process.kill(first.pid, 'SIGKILL')
  expect(await ended).toMatch(/SIGKILL/)
  const third = await start({ keepPort: true })
  expect(third).toMatchObject({ adopted: false, created: false, url: first.url })
  expect(await query(third.url, (sql) => sql`select word from kept`)).toMatchObject([{ word: 'mot' }])
  await third.stop()
  expect(isRunning(third.pid)).toBe(false)

  // A pid file whose number belongs to another program by now: this very one.
  const cluster = join(dataDir, 'postgres', '18')
  writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n1\n1\n`)
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(Number(new URL(first.url).port), '127.0.0.1', resolve))
  await expect(start({ keepPort: true })).rejects.toThrow(/taken by another program/)
  const fourth = await start()
  taken.close()
  expect(fourth.url).not.toBe(first.url)
  await expect(start({ password: 'another' })).rejects.toThrow(/refuses the password/)
  await fourth.stop()
})

test('never touches the database of another version', async () => {
  const other = join(base, 'old')
  const versionFile = join(other, 'postgres', '18', 'PG_VERSION')
  mkdirSync(join(other, 'postgres', '18'), { recursive: true })
  writeFileSync(versionFile, '17\n')
  await expect(start({ dataDir: other })).rejects.toThrow(/made by PostgreSQL 17/)
  expect(readFileSync(versionFile, 'utf8')).toBe('17\n')
})

test('takes no folder for its own that is not a database', async () => {
  const other = join(base, 'strange')
  mkdirSync(join(other, 'postgres', '18'), { recursive: true })
  writeFileSync(join(other, 'postgres', '18', 'notes.txt'), 'mine')
  await expect(start({ dataDir: other })).rejects.toThrow(/not a database/)
})
