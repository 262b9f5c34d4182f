'use client'

import { useEffect } from 'react'
import { isRepeatedActivation } from './held-key.ts'

/** For every page of the desks: a control that is pressed and held acts once. */
export function HeldKeys() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isRepeatedActivation(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    // Before every other listener, those of the library's controls among them.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  return null
}
