/**
 * Longer than an orderly stop may take: thirty seconds for the edge to finish its answers, ten for Next and the worker, twenty
 * for PostgreSQL.
 */
const longestStop = 90_000

/**
 * Kills a program that was asked to end and does not: one that is frozen handles no signal, and nothing else would ever end
 * it. What it has started ends when it does. Plain JavaScript, for every Node that can start us.
 */
export function insist(child, patience = longestStop) {
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  timer.unref()
  child.once('exit', () => clearTimeout(timer))
}
