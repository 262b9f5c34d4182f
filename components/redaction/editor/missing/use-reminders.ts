import { type FocusEvent, useCallback, useState } from 'react'
import type { ErrorCode } from '#domain/errors.ts'

/**
 * What is still missing, said when it can be useful: about a field once somebody has been there and gone on, about
 * all of them once a step was asked for. A page that opens with reproaches is read by nobody.
 */
export function useReminders(missing: Record<string, ErrorCode>) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isAsked, setAsked] = useState(false)
  const onLeave = useCallback(
    (field: string) => (event: FocusEvent) => {
      // The window lost the focus, not the field; or it is still somewhere in the field's parts.
      if (document.activeElement === event.target || event.currentTarget.contains(event.relatedTarget)) return
      setLeft((fields) => (fields.has(field) ? fields : new Set(fields).add(field)))
    },
    [],
  )
  const ask = useCallback(() => setAsked(true), [])
  const due = Object.fromEntries(Object.entries(missing).filter(([field]) => isAsked || left.has(field)))
  return { due, onLeave, ask }
}

export type Reminders = ReturnType<typeof useReminders>
