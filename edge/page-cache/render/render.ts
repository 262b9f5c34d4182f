import { randomUUID } from 'node:crypto'
import { effectivePort } from '#edge/admission/host.ts'
import type { Upstream } from '#edge/upstream/client.ts'
import { readPublic } from '#edge/upstream/page-status.ts'
import { requestHeaders } from '#edge/upstream/request-headers.ts'
import type { Render } from './render-and-keep.ts'

/** Asks Next for a page as an anonymous reader: the request is the same whoever the first reader is. */
export function createRender(upstream: Upstream, siteUrl: string): Render {
  const site = new URL(siteUrl)
  const nobody = new AbortController().signal
  return async (key) =>
    readPublic(
      await upstream.ask({
        method: 'GET',
        path: key,
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
            path: key,
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
}
