import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { dirname } from 'node:path'
import type { Registry } from 'prom-client'
import { removeIfPossible } from './remove-if-possible.ts'

/**
 * Answers with the numbers of a registry on a Unix socket: no port that a proxy or a firewall could leave open. A process
 * that cannot listen there goes on without: numbers are no reason to end.
 */
export function serveMetrics(registry: Registry, path: string, onError: (error: unknown) => void): Server {
  const server = createServer((_, res) => {
    registry.metrics().then(
      (text) => res.writeHead(200, { 'content-type': registry.contentType }).end(text),
      (error) => {
        onError(error)
        res.writeHead(500).end()
      },
    )
  })
  server.on('error', onError)
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    // Of a process before us, which is gone: there is one of each.
    removeIfPossible(path)
    server.listen(path).unref()
  } catch (error) {
    onError(error)
  }
  return server
}
