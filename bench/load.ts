/**
 * Loads a server from a process of its own and prints what came of it as JSON. The kept load generators in JavaScript
 * answer for an eighth of what a bare Node server can do and would measure themselves; this one counts bytes and
 * reads nothing but status lines, and is as fast as wrk. All answers must have the same length, as those to one
 * question have.
 *
 *   node bench/load.ts '{"port":3000,"path":"/","host":"localhost:3000","connections":50,"seconds":3}'
 */
import { connect, type Socket } from 'node:net'
import type { Load, Question } from './rounds.ts'

const question = JSON.parse(process.argv[2]!) as Question
const request = Buffer.from(
  `GET ${question.path} HTTP/1.1\r\nHost: ${question.host}\r\nAccept-Encoding: br, gzip\r\n\r\n`,
)
const target = { host: '127.0.0.1', port: question.port }
/** Milliseconds without a byte: nobody will send one any more. */
const patience = 10_000
/** The last answer on a connection says so, in a few bytes more or less. */
const slack = 64
/** The first digit of the status, after `HTTP/1.1 `. */
const success = '2'.charCodeAt(0)
const received = Buffer.allocUnsafe(64 * 1024)
/** Milliseconds; room for 200,000 answers a second. */
const times = new Float64Array(Math.ceil(question.seconds) * 200_000)
let done = 0
let failed = 0
let open = 0
let end = 0

const length = await lengthOfAnswer()
const begun = performance.now()
end = begun + question.seconds * 1_000
for (let i = 0; i < question.connections; i++) reader()

/** One reader: the next question follows the last answer; when the server closes the connection, on a new one. */
function reader(): void {
  open += 1
  let asked = 0
  let got = 0
  const ask = () => {
    asked = performance.now()
    got = 0
    socket.write(request)
  }
  const count = () => {
    times[done++] = performance.now() - asked
  }
  const socket: Socket = connect({
    ...target,
    onread: {
      buffer: received,
      callback(bytes) {
        if (got === 0 && received[9] !== success) failed += 1
        got += bytes
        if (got >= length) {
          count()
          if (performance.now() < end) ask()
          else socket.destroy()
        }
        return true
      },
    },
  })
  socket.setTimeout(patience, () => socket.destroy(new Error('no answer')))
  socket.once('connect', ask)
  socket.once('error', () => {
    failed += 1
  })
  socket.once('close', () => {
    if (got > 0 && got < length && length - got < slack) count()
    open -= 1
    if (performance.now() < end && failed === 0) reader()
    else if (open === 0) tell()
  })
}

function tell(): void {
  const seconds = (performance.now() - begun) / 1_000
  const sorted = times.subarray(0, done).sort()
  const load: Load = {
    rate: done / seconds,
    p50: sorted[Math.floor(done * 0.5)] ?? 0,
    p99: sorted[Math.floor(done * 0.99)] ?? 0,
    failed,
  }
  process.stdout.write(JSON.stringify(load))
}

function lengthOfAnswer(): Promise<number> {
  return new Promise((resolve, reject) => {
    let answer = Buffer.alloc(0)
    const socket = connect(target)
    socket.setTimeout(patience, () => socket.destroy(new Error(`${question.path} has no answer`)))
    socket.once('connect', () => socket.write(request))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error(`${question.path}: the connection ended without an answer`)))
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk])
      const head = answer.indexOf('\r\n\r\n')
      if (head === -1) return
      const body = /^content-length: (\d+)\r?$/im.exec(answer.toString('latin1', 0, head + 2))?.[1]
      if (body === undefined) return reject(new Error(`${question.path} has no length`))
      if (answer.length < head + 4 + Number(body)) return
      socket.destroy()
      resolve(answer.length)
    })
  })
}
