/** A clock that is looked at this often notices when nobody could look. */
const ticks = 5

/**
 * Calls `onEnd` after so many milliseconds in which this process ran; gives the way to stop it. After garbage
 * collection or a pause of the machine, an ordinary timer is due before anything that came meanwhile has been read:
 * it would blame the other side for our own absence. So a tick that came late counts for nothing, and the last one
 * was always spent listening.
 */
export function startRunningClock(time: number, onEnd: () => void): () => void {
  const tick = time / ticks
  let left = ticks
  let timer: NodeJS.Timeout
  const wait = () => {
    const due = performance.now() + tick
    timer = setTimeout(() => {
      if (performance.now() - due < tick / 2) left--
      if (left === 0) onEnd()
      else wait()
    }, tick)
  }
  wait()
  return () => clearTimeout(timer)
}
