import { useState } from 'react'

/**
 * Which rows of a list are open for a change. Each by itself: opening one does not close another that holds words. A row
 * that was given up or saved starts afresh the next time.
 */
export function useOpenRows() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [rounds, setRounds] = useState<Readonly<Record<string, number>>>({})
  const put = (id: string, isOpen: boolean) =>
    setOpen((rows) => new Set(isOpen ? [...rows, id] : [...rows].filter((row) => row !== id)))
  return {
    isOpen: (id: string): boolean => open.has(id),
    toggle: (id: string) => put(id, !open.has(id)),
    finish(id: string) {
      put(id, false)
      setRounds((before) => ({ ...before, [id]: (before[id] ?? 0) + 1 }))
    },
    keyOf: (id: string): string => `${id} ${rounds[id] ?? 0}`,
  }
}
