import { HttpError } from '../http/http-error.ts'
import type { Limits } from '../http/limits.ts'

/**
 * Memory for bodies that are read before their turn, shared fairly between networks. When it is full, room is made by
 * the network that holds the most: memory is not whoever fills it first.
 */
export interface BodyRoom {
  enter(network: string): KeptBody
}

/** One body: what has come in of it is counted until it is released. */
export interface KeptBody {
  /** Counts what came in. False when there is no room for it, and none can be made. */
  take(bytes: number): boolean
  /** All of it is here: those that are still waited for go first. */
  complete(): void
  /** Aborted with the HttpError to answer, when its room is needed by somebody who has less. It is released by then. */
  readonly ended: AbortSignal
  release(): void
}

interface Held {
  bytes: number
  isWhole: boolean
  end(): void
}

/** All bodies of one network, in the order in which they began. */
interface Share {
  bytes: number
  bodies: Set<Held>
}

export function createBodyRoom(limits: Pick<Limits, 'keptBodies' | 'keptBodiesPerNetwork'>): BodyRoom {
  let total = 0
  const shares = new Map<string, Share>()

  /** Ends a body of the network that holds the most, if that is more than `mine`: never one of whoever asks. */
  function makeRoom(mine: number): boolean {
    let most: Share | undefined
    for (const share of shares.values()) if (share.bytes > (most?.bytes ?? mine)) most = share
    if (most === undefined) return false
    const bodies = [...most.bodies]
    const longest = bodies.find(({ isWhole }) => !isWhole) ?? bodies[0]
    longest!.end()
    return true
  }

  return {
    enter(network) {
      const ended = new AbortController()
      const release = () => {
        const share = shares.get(network)
        if (!share?.bodies.delete(held)) return
        total -= held.bytes
        share.bytes -= held.bytes
        held.bytes = 0
        if (share.bodies.size === 0) shares.delete(network)
      }
      const held: Held = {
        bytes: 0,
        isWhole: false,
        end() {
          release()
          ended.abort(new HttpError('site.overloaded', { 'retry-after': '5', connection: 'close' }))
        },
      }
      return {
        take(bytes) {
          if (ended.signal.aborted) return false
          const mine = (shares.get(network)?.bytes ?? 0) + bytes
          if (mine > limits.keptBodiesPerNetwork) return false
          while (total + bytes > limits.keptBodies) if (!makeRoom(mine)) return false
          const share = shares.get(network) ?? { bytes: 0, bodies: new Set() }
          shares.set(network, share)
          share.bodies.add(held)
          share.bytes += bytes
          held.bytes += bytes
          total += bytes
          return true
        },
        complete() {
          held.isWhole = true
        },
        ended: ended.signal,
        release,
      }
    },
  }
}
