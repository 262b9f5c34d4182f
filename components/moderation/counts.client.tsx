'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { countedWaiting, isBeyondCount } from '#domain/moderation/moderation.ts'
import type { QueueCounts } from '#domain/moderation/view.ts'
import { pendingNumber, pendingTitle } from './pending-title.ts'

type Held = { counts: QueueCounts; setCounts: (counts: QueueCounts) => void }
const Counts = createContext<Held | null>(null)

/** Often enough for a queue that people watch, and one cheap query each time. */
const everyMilliseconds = 15_000

/** After this without a key or a pointer nobody is at the desk: asking on would keep its session alive for them. */
const deskLeftAfter = 10 * 60_000
const signsOfLife = ['keydown', 'pointerdown', 'pointermove'] as const

/** How many comments stand where, for the rail and the queue together. Asks again while the page is in sight. */
export function CountsProvider({ initial, children }: { initial: QueueCounts | null; children: ReactNode }) {
  const [counts, setCounts] = useState(initial)
  const watches = initial !== null

  useEffect(() => {
    if (!watches) return
    const controller = new AbortController()
    let lastSeen = Date.now()
    const seen = () => {
      lastSeen = Date.now()
    }
    const ask = async () => {
      if (document.visibilityState !== 'visible' || Date.now() - lastSeen > deskLeftAfter) return
      try {
        const response = await fetch('/api/moderation/counts', { signal: controller.signal })
        if (response.ok) setCounts(await response.json())
      } catch {
        // Offline, or the page is being left: the next round asks again.
      }
    }
    const timer = setInterval(ask, everyMilliseconds)
    document.addEventListener('visibilitychange', ask)
    for (const sign of signsOfLife) document.addEventListener(sign, seen, { passive: true })
    return () => {
      controller.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
      for (const sign of signsOfLife) document.removeEventListener(sign, seen)
    }
  }, [watches])

  const held = useMemo(() => (counts ? { counts, setCounts } : null), [counts])
  return <Counts value={held}>{children}</Counts>
}

/** Null for people who do not moderate. */
export const useCounts = (): Held | null => useContext(Counts)

/** How many wait, before the name of the tab: « (37) Modération », to be seen from another one. */
export function PendingTitle() {
  const pending = useCounts()?.counts.pending
  useEffect(() => {
    if (pending !== undefined) document.title = pendingTitle(document.title, pending)
  }, [pending])
  return null
}

/** The number beside « Modération ». */
export function PendingBadge() {
  const t = useTranslations()
  const held = useCounts()
  if (!held || held.counts.pending === 0) return null
  const { pending } = held.counts
  return (
    <span className="min-w-5 rounded-control bg-accent px-1.5 text-center text-12 leading-5 font-semibold text-paper tabular-nums lg:ml-auto">
      <span aria-hidden="true">{pendingNumber(pending)}</span>
      <span className="sr-only">
        (
        {isBeyondCount(pending)
          ? t('auth.shell_pending_beyond', { count: countedWaiting })
          : t('auth.shell_pending', { count: pending })}
        )
      </span>
    </span>
  )
}
