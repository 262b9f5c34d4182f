import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where commands and the edge meet about pages that must be gone: both sides ask here, so that they agree. */
export function takedownPlace(dataDir: string): { pages: string; tombstones: string; socket: string } {
  const pages = join(dataDir, 'pages')
  return { pages, tombstones: join(pages, '.state', 'tombstones'), socket: socketPath(dataDir) }
}

/** In a folder of its own, which the edge may write where DATA_DIR is root's. The system allows 107 bytes; a data folder with a longer name gets a socket elsewhere. */
function socketPath(dataDir: string): string {
  const path = join(dataDir, 'run', 'edge.sock')
  if (Buffer.byteLength(path) <= 100) return path
  return join(tmpdir(), `plein-jour-${createHash('sha256').update(dataDir).digest('hex').slice(0, 24)}.sock`)
}
