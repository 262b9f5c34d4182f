/**
 * People who take their time, on purpose, in a process of its own: `node laggards.ts '{"port":3000,"host":…}'`.
 * Each one who is sent away comes back at once. After the time it prints a JSON line: how often each kind was let go.
 */

import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { get } from './questions.ts'

export type LaggardPlan = {
  port: number
  host: string
  seconds: number
  /** How many of each, all at the same time. */
  headers: number
  pages: number
  pictures: number
  forms: number
  uploads: number
  page: string
  picture: string
}

const kinds = ['headers', 'pages', 'pictures', 'forms', 'uploads'] as const
type Kind = (typeof kinds)[number]
export type LaggardReport = Record<Kind, { ended: number; longest: number; status: Record<string, number> }>

/** One byte a second, in both directions. */
const beat = 1_000
/** Nobody comes in the same millisecond. */
const arrival = 5_000

async function dawdle(plan: LaggardPlan): Promise<LaggardReport> {
  const { port, host, page, picture } = plan
  const end = performance.now() + plan.seconds * 1_000
  const report = {} as LaggardReport
  const post = (path: string) =>
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\norigin: http://${host}\r\n` +
    'content-type: application/x-www-form-urlencoded\r\ncontent-length: 5000\r\n\r\n'
  const acts: Record<Kind, (socket: Socket) => () => void> = {
    headers: typing('GET / HTTP/1.1\r\nhost: ', 'x'),
    pages: sipping(get(host, page).replace(/accept-encoding.*\r\n/, '')),
    pictures: sipping(get(host, picture)),
    forms: typing(post('/api/comments'), 'a'),
    uploads: typing(post('/api/media'), 'a'),
  }
  const one = async (kind: Kind, place: number) => {
    const line = report[kind]
    await pause((place / plan[kind]) * arrival)
    while (performance.now() < end) {
      const began = performance.now()
      const status = await visit(port, acts[kind], end)
      if (performance.now() >= end) return
      line.ended++
      line.status[status] = (line.status[status] ?? 0) + 1
      line.longest = Math.max(line.longest, (performance.now() - began) / 1_000)
    }
  }
  const everybody: Promise<void>[] = []
  for (const kind of kinds) {
    report[kind] = { ended: 0, longest: 0, status: {} }
    for (let i = 0; i < plan[kind]; i++) everybody.push(one(kind, i))
  }
  await Promise.all(everybody)
  return report
}

/** Sends the beginning at once and the rest a byte a second, for ever. */
function typing(beginning: string, rest: string) {
  return (socket: Socket) => {
    socket.write(beginning)
    const clock = setInterval(() => socket.write(rest), beat)
    return () => clearInterval(clock)
  }
}

/** Asks, and reads a byte a second of the answer. */
function sipping(request: string) {
  return (socket: Socket) => {
    socket.write(request)
    // Without a reader the stream takes one buffer from the kernel and leaves the rest there.
    socket.pause()
    const clock = setInterval(() => socket.read(1), beat)
    return () => clearInterval(clock)
  }
}

function visit(port: number, act: (socket: Socket) => () => void, end: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    let status = 'none'
    const stop = act(socket)
    socket.on('readable', () => {
      // The first bytes of an answer say what it is; they are put back.
      if (status !== 'none') return
      const head = socket.read(12) as Buffer | null
      if (head !== null) status = head.toString('latin1', 9, 12)
    })
    socket.on('error', () => {})
    socket.on('end', () => socket.destroy())
    const clock = setTimeout(() => socket.destroy(), Math.max(0, end - performance.now()))
    socket.on('close', () => {
      clearTimeout(clock)
      stop()
      resolve(status)
    })
  })
}

const words = process.argv[2]
if (import.meta.main && words !== undefined) {
  const report = await dawdle(JSON.parse(words) as LaggardPlan)
  process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0))
}
