import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { listenForNotifications, type NotificationListener } from './notifications.ts'

/** As much of PostgreSQL as a listener talks to. */
interface Database {
  url: string
  /** Statements, in order. */
  said: string[]
  open: Set<Socket>
  connections: number
  /** What the next connections do with a statement: an answer, an error, or the end of the line. */
  answer: (statement: string) => 'ok' | 'standby' | 'error' | 'cut'
  ring(id: number): void
  close(): Promise<void>
}

const message = (type: string, body: Buffer | string): Buffer => {
  const bytes = Buffer.from(body)
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeUInt32BE(bytes.length + 4, 1)
  return Buffer.concat([head, bytes])
}
const ready = message('Z', 'I')
const boolean = (value: string) => {
  const field = Buffer.concat([
    Buffer.from('standby\0'),
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 1, 255, 255, 255, 255, 0, 0]),
  ])
  const row = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, 1]), Buffer.from(value)])
  return Buffer.concat([
    message('T', Buffer.concat([Buffer.from([0, 1]), field])),
    message('D', row),
    message('C', 'SELECT 1\0'),
  ])
}
const refusal = message('E', 'SERROR\0VERROR\0C25006\0Mcannot execute LISTEN during recovery\0\0')

function reply(database: Database, socket: Socket, statement: string): void {
  database.said.push(statement)
  const answer = database.answer(statement)
  if (answer === 'cut') return void socket.destroy()
  if (answer === 'error') return void socket.write(Buffer.concat([refusal, ready]))
  const isQuestion = statement.startsWith('select')
  const result = isQuestion ? boolean(answer === 'standby' ? 't' : 'f') : message('C', 'LISTEN\0')
  socket.write(Buffer.concat([result, ready]))
}

async function startDatabase(): Promise<Database> {
  const server: Server = createServer((socket) => {
    database.connections++
    database.open.add(socket)
    socket.on('close', () => database.open.delete(socket))
    socket.on('error', () => {})
    let begun = false
    socket.on('data', (bytes) => {
      if (!begun) {
        begun = true
        return void socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]))
      }
      if (bytes[0] === 81) reply(database, socket, bytes.subarray(5, -1).toString())
      else if (bytes[0] === 88) socket.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const database: Database = {
    url: `postgres://site_public:secret@127.0.0.1:${port}/site`,
    said: [],
    open: new Set(),
    connections: 0,
    answer: () => 'ok',
    ring(id) {
      const body = Buffer.concat([Buffer.alloc(4), Buffer.from(`cache_invalidations\0${id}\0`)])
      for (const socket of database.open) socket.write(message('A', body))
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of database.open) socket.destroy()
        server.close(() => resolve())
      }),
  }
  return database
}

let database: Database
let bell: NotificationListener
const unexpected: unknown[] = []
const note = (error: unknown) => unexpected.push(error)
process.on('uncaughtException', note).on('unhandledRejection', note)
afterEach(async () => {
  await bell.close()
  await database.close()
  expect(unexpected.splice(0)).toEqual([])
})

function listen(): { heard: number[]; opened: () => number } {
  const heard: number[] = []
  let opened = 0
  bell = listenForNotifications(database.url, {
    onNotification: (id) => heard.push(id),
    onOpen: () => opened++,
    pause: () => 1,
  })
  return { heard, opened: () => opened }
}

const question = 'select pg_is_in_recovery() as standby'
const listening = 'listen cache_invalidations'

test('a LISTEN that is refused once is sent again, on a new connection, and the bell is heard', async () => {
  database = await startDatabase()
  let httpErrors = 1
  database.answer = (statement) => (statement === listening && httpErrors-- > 0 ? 'error' : 'ok')
  const { heard, opened } = listen()
  await expect.poll(opened).toBe(1)
  expect(database.said).toEqual([question, listening, question, listening])
  expect([database.connections, database.open.size]).toEqual([2, 1])
  database.ring(7)
  await expect.poll(() => heard).toEqual([7])
})

test('a replica is not listened to; once it is the primary, it is', async () => {
  database = await startDatabase()
  let isStandby = true
  database.answer = (statement) => (isStandby && statement === question ? 'standby' : 'ok')
  const { opened } = listen()
  await expect.poll(() => database.connections).toBeGreaterThan(3)
  expect(database.said).not.toContain(listening)
  isStandby = false
  await expect.poll(opened).toBe(1)
})

test.each([
  ['in the middle of the question', question],
  ['in the middle of LISTEN', listening],
])('a connection that is cut %s is made again', async (_, where) => {
  database = await startDatabase()
  let cuts = 1
  database.answer = (statement) => (statement === where && cuts-- > 0 ? 'cut' : 'ok')
  const { heard, opened } = listen()
  await expect.poll(opened).toBe(1)
  database.ring(8)
  await expect.poll(() => heard).toEqual([8])
})

test('a hundred cuts of a line that was up, and each time it is up again and heard once', async () => {
  database = await startDatabase()
  const { heard, opened } = listen()
  for (let cut = 1; cut <= 100; cut++) {
    await expect.poll(opened, { interval: 1 }).toBe(cut)
    for (const socket of database.open) socket.destroy()
  }
  await expect.poll(opened).toBe(101)
  database.ring(9)
  await expect.poll(() => heard).toEqual([9])
  expect([database.connections, database.open.size]).toEqual([101, 1])
})

test('a hundred refusals leave one connection, and nobody who hears a bell twice', async () => {
  database = await startDatabase()
  let httpErrors = 100
  database.answer = (statement) => (statement === listening && httpErrors-- > 0 ? 'error' : 'ok')
  const { heard, opened } = listen()
  await expect.poll(opened, { timeout: 10_000 }).toBe(1)
  await expect.poll(() => database.open.size).toBe(1)
  expect(database.connections).toBe(101)
  database.ring(10)
  await expect.poll(() => heard).toEqual([10])
})

test('nobody is called any more after the end, however it ends', { timeout: 10_000 }, async () => {
  database = await startDatabase()
  database.answer = () => 'cut'
  const { opened } = listen()
  await expect.poll(() => database.connections).toBeGreaterThan(2)
  await bell.close()
  const { connections } = database
  await new Promise((resolve) => setImmediate(resolve))
  // A connection that was being made is given up when the driver's own clock says so, after two seconds.
  await expect.poll(() => database.open.size, { timeout: 5_000 }).toBe(0)
  expect(opened()).toBe(0)
  expect(database.connections - connections).toBeLessThanOrEqual(1)
})
