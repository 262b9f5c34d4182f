import { createHash } from 'node:crypto'
import { closeSync, openSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The site that runs on a DATA_DIR listens on a socket in it, and answers with its address and pid. Plain JavaScript, for every Node that can
 * start us: the launcher asks before it installs packages.
 */
export const socketName = 'plein-jour.sock'

/** The address of a socket has 107 bytes at most; what is added to the name while it is taken over needs some of them. */
const longest = 80

/**
 * The path of the socket. A folder whose name is too long is reached through an open descriptor of it, where the system has
 * that; elsewhere the socket stands in the temporary folder. `close()` when the path is not used any more.
 */
export function socketPath(dataDir) {
  const path = join(dataDir, socketName)
  if (Buffer.byteLength(path) <= longest) return { path, close() {} }
  if (process.platform !== 'linux') {
    const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
    return { path: join(tmpdir(), `plein-jour-${name}.sock`), close() {} }
  }
  const folder = openSync(dataDir, 'r')
  return { path: `/proc/self/fd/${folder}/${socketName}`, close: () => closeSync(folder) }
}

/**
 * A name that only one process of this machine can have, and that its kernel frees; undefined where the system has none. It is
 * the same for every path that leads to the folder. Containers with a network of their own do not share it.
 */
export function machineName(dataDir) {
  if (process.platform !== 'linux') return undefined
  const { dev, ino } = statSync(dataDir, { bigint: true })
  return `\0plein-jour/${dev}/${ino}`
}

/**
 * Asks what listens there: a holder `{ pid, url, state }`, 'silent' for one that does not answer, 'nobody' for a socket that was
 * left behind, 'absent' where there is none, 'gone' for one that ended while it was asked.
 */
export function ask(path, patience = 2_000) {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(path)
    socket.setEncoding('utf8').setTimeout(patience)
    const answer = (found) => {
      socket.destroy()
      resolve(found)
    }
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.once('timeout', () => answer('silent'))
    socket.once('end', () => answer(parseHolder(said) ?? 'gone'))
    socket.once('error', ({ code }) => {
      if (code === 'ENOENT') answer('absent')
      else if (code === 'ECONNREFUSED') answer('nobody')
      else if (code === 'ECONNRESET' || code === 'EPIPE') answer('gone')
      // Somebody else's, or too busy to take one more question: it is there.
      else answer('silent')
    })
  })
}

/** Pure. */
export function parseHolder(text) {
  try {
    const { pid, url, state } = JSON.parse(text)
    const isWhole = Number.isInteger(pid) && typeof url === 'string'
    return isWhole && ['starting', 'running', 'stopping'].includes(state) ? { pid, url, state } : undefined
  } catch {
    return undefined
  }
}
