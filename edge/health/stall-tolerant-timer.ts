/** A clock that is looked at this often notices when nobody could look. */
const ticks = 5
/** Who runs for less of the time than a third is not going to hear anything either. */
const most = 3

/**
 * Calls `onEnd` after so many milliseconds in which this process ran; gives the way to stop it. After garbage
 * collection or a pause of the machine, an ordinary timer is due before anything that came meanwhile has been read:
 * it would blame the other side for our own absence. So a tick that came late counts for nothing, and the last one
 * was always spent listening. On a starved machine all of them come late: it ends after three times its time by the
 * wall clock, of which a single pause takes no more than the time itself, so that there is time to listen after it.
 */
export function startStallTolerantTimer(time: number, onEnd: () => void): () => void {
  const tick = time / ticks
  let left = ticks
  let passed = 0
  let timer: NodeJS.Timeout
  const wait = () => {
    const start = performance.now()
    timer = setTimeout(() => {
      const taken = performance.now() - start
      passed += Math.min(taken, time)
      if (taken < tick * 1.5) left--
      if (left === 0 || passed >= most * time) onEnd()
      else wait()
    }, tick)
  }
  wait()
  return () => clearTimeout(timer)
}
