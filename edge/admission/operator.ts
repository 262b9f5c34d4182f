import type { IncomingMessage } from 'node:http'

const loopback = /^(?:127\.|::1$|::ffff:127\.)/
const localHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/
const forwarding = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
  'forwarded',
  'via',
  'cf-connecting-ip',
]

/** A request from this machine to this machine. What a proxy forwards comes from elsewhere. */
export function isOperator(req: IncomingMessage): boolean {
  return (
    req.method === 'GET' &&
    loopback.test(req.socket.remoteAddress ?? '') &&
    localHost.test(req.headers.host ?? '') &&
    forwarding.every((name) => req.headers[name] === undefined)
  )
}
