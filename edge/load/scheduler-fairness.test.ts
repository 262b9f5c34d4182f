import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { ask, type EdgeFixture, host, startEdgeFixture, until } from '../testing/edge-fixture.ts'

const attacker = '203.0.113.66'
const reader = { 'x-forwarded-for': '198.51.100.1' }

let trial: EdgeFixture | undefined
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await trial?.close()
  trial = undefined
})

/** Connections of one address that send `questions` at once each; how many answers came and how many were cut off. */
function pipeline(port: number, connections: number, questions: number) {
  const count = { answers: 0, closed: 0 }
  const request = `GET /robots.png HTTP/1.1\r\nHost: ${host}\r\nX-Forwarded-For: ${attacker}\r\n\r\n`
  for (let n = 0; n < connections; n++) {
    const socket = connect(port, '127.0.0.1', () => socket.write(request.repeat(questions)))
    socket.on('data', (bytes) => {
      count.answers += bytes.toString('latin1').split('HTTP/1.1 ').length - 1
    })
    socket.on('error', () => {})
    socket.on('close', () => count.closed++)
    sockets.push(socket)
  }
  return count
}

test('a reader is answered long before the pipelined questions of another network are', async () => {
  trial = await startEdgeFixture({ trustProxy: ['127.0.0.1'], limits: { turn: 0.05 } })
  const count = pipeline(trial.port, 40, 90)
  await until(() => count.answers > 0)
  const { status } = await ask(trial, '/', { headers: reader })
  expect(status).toBe(200)
  expect(count.answers + count.closed * 90).toBeLessThan((40 * 90) / 2)
})

test('of one network no more waits than may, and who asks one thing at a time is not cut off', async () => {
  trial = await startEdgeFixture({ trustProxy: ['127.0.0.1'], limits: { turn: 0.05, waitingPerNetwork: 50 } })
  const greedy = pipeline(trial.port, 10, 90)
  await until(() => greedy.closed > 0)
  const neighbour = await ask(trial, '/', { headers: { 'x-forwarded-for': attacker } })
  expect(neighbour.status).toBe(200)
  expect((await ask(trial, '/', { headers: reader })).status).toBe(200)
})
