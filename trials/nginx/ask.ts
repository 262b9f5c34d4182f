import { type IncomingHttpHeaders, request as plainRequest, type RequestOptions } from 'node:http'
import { request as tlsRequest } from 'node:https'

const siteHost = 'www.example.org'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }

export type Asking = { method?: string; headers?: Record<string, string>; body?: string | Buffer }

/** A client of one server: the path goes out as it is given. */
export type Ask = (path: string, asking?: Asking) => Promise<Answer>

export const overTls = (port: number): Ask => asker(port, true)
export const overHttp = (port: number): Ask => asker(port, false)

function asker(port: number, isTls: boolean): Ask {
  return (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const options: RequestOptions = {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent: false,
        headers: {
          host: siteHost,
          ...headers,
          ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
        },
      }
      // A certificate that was made for this run: nobody vouches for it.
      const asking = isTls
        ? tlsRequest({ ...options, servername: siteHost, rejectUnauthorized: false })
        : plainRequest(options)
      asking.on('response', (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const whole = Buffer.concat(chunks)
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: whole,
            text: whole.toString('utf8'),
          })
        })
      })
      asking.setTimeout(15_000, () => asking.destroy(new Error(`${path}: no answer`)))
      asking.on('error', reject)
      asking.end(body)
    })
}
