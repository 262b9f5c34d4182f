import { useEffect, useState } from 'react'
import { colleagueMark } from './colleague-mark.ts'

/**
 * Under which name this browser comments when somebody of the newsroom is signed in here. Pages for readers are the same for
 * everybody and know no session: the mark that the desks leave says that asking is worth a request. Readers ask nothing.
 */
export function useColleague(): string | null {
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    if (!colleagueMark.isSet()) return
    const controller = new AbortController()
    fetch('/api/comments/colleague', { signal: controller.signal, cache: 'no-store' })
      .then(async (response) => {
        if (response.ok) setName(((await response.json()) as { name: string }).name)
        // The session has ended: here one is a reader again.
        else if (response.status === 401) colleagueMark.remove()
      })
      .catch(() => {})
    return () => controller.abort()
  }, [])
  return name
}
