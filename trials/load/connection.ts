import { connect, type Socket } from 'node:net'

/** How one exchange ended. `status` 0: no whole answer came, and `failure` says what came instead. */
export type Answer = { status: number; failure: string; ms: number; etag: string }

/** One reader's connection: a request, the whole answer, the next request; opened again when it was closed. */
export type Connection = { ask(request: string): Promise<Answer>; close(): void }

/** Nobody waits longer than this; far beyond every promise, so that a late answer is seen as one. */
const patience = 20_000

/**
 * Speaks just enough HTTP/1.1 to know where an answer ends: a client that costs as much as the server would measure
 * itself. Time is counted from the first attempt to connect, as a reader feels it.
 */
export function openConnection(port: number): Connection {
  let socket: Socket | undefined
  return {
    ask(request) {
      return new Promise((resolve) => {
        const begun = performance.now()
        const used = socket ?? connect({ port, host: '127.0.0.1', noDelay: true })
        socket = used
        const reading = createReading()
        const settle = (failure: string) => {
          clearTimeout(clock)
          used.removeAllListeners()
          used.on('error', () => {})
          if (failure !== '' || reading.closes) {
            used.destroy()
            socket = undefined
          } else
            used.once('close', () => {
              if (socket === used) socket = undefined
            })
          const { status, etag } = reading
          resolve({ status: failure === '' ? status : 0, failure, ms: performance.now() - begun, etag })
        }
        const clock = setTimeout(settle, patience, 'no answer')
        used.on('data', (chunk: Buffer) => {
          if (reading.take(chunk)) settle('')
        })
        used.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message))
        used.once('close', () => settle(reading.begun ? 'cut off' : 'closed'))
        used.write(request)
      })
    },
    close: () => socket?.destroy(),
  }
}

const headEnd = Buffer.from('\r\n\r\n')

/** Finds the end of one answer in the pieces it arrives in. */
function createReading() {
  let head: Buffer = Buffer.alloc(0)
  let left = -1
  let chunks: ReturnType<typeof createChunks> | undefined
  const reading = {
    status: 0,
    etag: '',
    closes: false,
    begun: false,
    /** Whether the answer is whole. */
    take(piece: Buffer): boolean {
      reading.begun = true
      if (chunks !== undefined) return chunks(piece)
      if (left >= 0) {
        left -= piece.length
        return left <= 0
      }
      head = head.length === 0 ? piece : Buffer.concat([head, piece])
      const end = head.indexOf(headEnd)
      if (end === -1) return false
      const lines = head.toString('latin1', 0, end)
      const body = head.subarray(end + headEnd.length)
      reading.status = Number(lines.slice(9, 12))
      reading.closes = /\r\nconnection: close/i.test(lines)
      reading.etag = /\r\netag: (.+)/i.exec(lines)?.[1] ?? ''
      if (/\r\ntransfer-encoding: chunked/i.test(lines)) {
        chunks = createChunks()
        return chunks(body)
      }
      const length = reading.status === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(lines)?.[1] ?? 0)
      left = length - body.length
      return left <= 0
    },
  }
  return reading
}

/** Counts through a chunked body; true after its last piece. Our server sends no trailers. */
function createChunks(): (piece: Buffer) => boolean {
  let pending = ''
  let skip = 0
  return (piece) => {
    pending += piece.toString('latin1')
    for (;;) {
      const dropped = Math.min(skip, pending.length)
      pending = pending.slice(dropped)
      skip -= dropped
      const line = pending.indexOf('\r\n')
      if (skip > 0 || line === -1) return false
      const size = Number.parseInt(pending.slice(0, line), 16)
      if (size === 0) return pending.length >= line + 4
      pending = pending.slice(line + 2)
      skip = size + 2
    }
  }
}
