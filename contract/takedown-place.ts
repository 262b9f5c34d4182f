import { join } from 'node:path'
import { runSocket } from './run-socket.ts'

/** Where commands and the edge meet about pages that must be gone: both sides ask here, so that they agree. */
export function takedownPlace(dataDir: string): { pages: string; tombstones: string; socket: string } {
  const pages = join(dataDir, 'pages')
  return { pages, tombstones: join(pages, '.state', 'tombstones'), socket: runSocket(dataDir, 'edge') }
}
