import { useEffect, useState } from 'react'

/**
 * Milliseconds for which a comment must have been on the screen before anything is decided about it. Longer than any
 * double press, double click or key that bounces (systems count half a second as one gesture at most, hands make it
 * in a third), and shorter than reading the shortest comment takes.
 */
const leastSight = 400

/**
 * Whether the current comment may be decided about. The list moves on by itself after each decision: the second half of
 * a double press would otherwise meet a comment that nobody has seen.
 */
export function useInSight(id: string | null): boolean {
  const [seen, setSeen] = useState<string | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setSeen(id), leastSight)
    return () => clearTimeout(timer)
  }, [id])
  return id !== null && seen === id
}
