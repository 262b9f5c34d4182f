import { randomUUID } from 'node:crypto'
import { internalPath } from '#contract/public-addresses.ts'
import { effectivePort } from '#edge/admission/host.ts'
import type { Upstream } from '#edge/upstream/client.ts'
import { languageOf, rightAddress } from '#edge/upstream/own-address.ts'
import { readPublic } from '#edge/upstream/page-status.ts'
import { requestHeaders } from '#edge/upstream/request-headers.ts'
import type { Render } from './render-and-keep.ts'

/**
 * Asks Next for a page as an anonymous reader: the request is the same whoever the first reader is. Asked for by its address in
 * another language, it is a redirect.
 */
export function createRender(upstream: Upstream, siteUrl: string): Render {
  const site = new URL(siteUrl)
  const nobody = new AbortController().signal
  return async (key) => {
    const path = internalPath(key)
    const answer = await readPublic(
      await upstream.ask({
        method: 'GET',
        path,
        headers: requestHeaders(
          {},
          {
            zone: 'public',
            unsized: false,
            siteHost: site.host,
            protocol: site.protocol.slice(0, -1),
            port: effectivePort(site),
            clientAddress: '127.0.0.1',
            requestId: randomUUID(),
            path,
            policy: undefined,
            development: false,
          },
        ),
        send: (onward) => {
          onward.end()
          return Promise.resolve()
        },
        repeatable: true,
        signal: nobody,
      }),
    )
    const language = languageOf(answer.status, answer.headers, answer.body)
    const location = rightAddress(key, language)
    if (location === undefined) return { ...answer, language }
    return { status: 301, headers: { location }, body: Buffer.alloc(0), language }
  }
}
