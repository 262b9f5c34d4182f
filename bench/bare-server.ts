/**
 * The least that Node's own server can do: one answer from memory, whatever is asked, with the header lines it is
 * given. Run by bench/cached-page.ts with the answer as JSON on standard input; prints its port.
 */
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import type { StoredAnswer } from './cached-page.ts'

const { lines, body } = (await json(process.stdin)) as StoredAnswer
const bytes = Buffer.from(body, 'base64')
const server = createServer((_req, res) => {
  res.writeHead(200, lines)
  res.end(bytes)
})
server.keepAliveTimeout = 65_000
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`))
