import { get } from 'node:http'
import { isIPv6 } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const limit = 120_000

/** Asks a local server until its status is one we accept. Any number: it answers. */
export async function untilAnswers(
  url: string,
  host: string,
  accept: (status: number) => boolean,
  stopped: () => boolean,
): Promise<void> {
  const begun = Date.now()
  let last = 'no answer'
  while (!stopped()) {
    const status = await ask(url, host)
    if (status !== undefined && accept(status)) return
    last = status === undefined ? 'no answer' : `status ${status}`
    if (Date.now() - begun > limit) throw new Error(`${url} is not ready after ${limit / 1000} s (${last}).`)
    await pause(50)
  }
}

/** Pure: where a server that listens on this address can be reached from here. */
export function localAddress(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${isIPv6(reachable) ? `[${reachable}]` : reachable}:${port}`
}

function ask(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get(url, { headers: { host }, agent: false, timeout: 10_000 }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode))
      response.once('error', () => resolve(undefined))
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(undefined))
  })
}
