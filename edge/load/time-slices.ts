/** Long work in short pieces: between two of them the event loop is everybody's. */
export interface TimeSlices {
  /** Does the first piece now and the rest in later turns. */
  run<T>(items: readonly T[], work: (item: T) => void): void
  /** Resolves once nothing is left. */
  idle(): Promise<void>
  stop(): void
}

/** Items of one piece: under a millisecond of the dearest work that is done in batches. */
const usualSize = 64

export function createTimeSlices(size = usualSize): TimeSlices {
  const waiting: (() => boolean)[] = []
  let turn: NodeJS.Immediate | undefined
  let resolves: (() => void)[] = []

  function takeTurn(): void {
    turn = undefined
    if (waiting[0]?.()) waiting.shift()
    if (waiting.length > 0) turn = setImmediate(takeTurn)
    else for (const resolve of resolves.splice(0)) resolve()
  }

  return {
    run(items, work) {
      let done = 0
      const piece = () => {
        const end = Math.min(items.length, done + size)
        while (done < end) work(items[done++]!)
        return done >= items.length
      }
      if (piece()) return
      waiting.push(piece)
      turn ??= setImmediate(takeTurn)
    },
    idle: () => (waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => resolves.push(resolve))),
    stop() {
      clearImmediate(turn)
      waiting.length = 0
      for (const resolve of resolves) resolve()
      resolves = []
    },
  }
}
