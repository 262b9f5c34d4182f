import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A socket by which processes of one machine talk to each other, in a folder of its own: the site's user may write there where
 * DATA_DIR is root's. A socket's address has 107 bytes at most; a data folder with a longer name gets one elsewhere.
 */
export function runSocket(dataDir: string, name: string): string {
  const path = join(dataDir, 'run', `${name}.sock`)
  if (Buffer.byteLength(path) <= 100) return path
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 24)
  return join(tmpdir(), `plein-jour-${hash}${name === 'edge' ? '' : `-${name}`}.sock`)
}

/** The processes whose numbers the edge adds to its own. */
export const measuredProcesses = ['next', 'worker'] as const
export type MeasuredProcess = (typeof measuredProcesses)[number]

/** Where such a process answers with its numbers. Only the user it runs as can ask. */
export const metricsSocket = (dataDir: string, process: MeasuredProcess): string =>
  runSocket(dataDir, `${process}-metrics`)
