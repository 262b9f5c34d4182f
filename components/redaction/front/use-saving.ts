import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLeaveGuard } from '#components/ui/use-leave-guard.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { composeFront, previewFront, readFront, restoreFront } from '#domain/front/actions.ts'
import type { FrontDesk } from '#domain/front/view.ts'
import type { ActionResult } from '#domain/result.ts'
import type { Desk } from './use-front-desk.ts'

type Saved = ActionResult<{ number: number }>

/** Puts a composition online, brings an earlier one back, and asks where somebody else was faster. */
export function useSaving(desk: Desk, pageId: string) {
  const t = useTranslations()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | 'lost' | null>(null)
  const [newer, setNewer] = useState<FrontDesk | null>(null)
  useLeaveGuard(desk.isDirty)

  async function readNewest(): Promise<FrontDesk | null> {
    const answer = await readFront({ pageId }).catch(() => null)
    return answer?.ok ? answer.data : null
  }
  /** What is on the desk now, in a tab of its own; `wall`: at this hour of the newsroom's clock. */
  async function preview(address: string, wall: string | null) {
    // Opened by the press itself: after an answer, browsers take it for a pop-up.
    const tab = window.open('about:blank', '_blank')
    setBusy(true)
    const answer = await previewFront({ pageId, layout: desk.layout }).catch(() => null)
    setBusy(false)
    setRefusal(answer?.ok ? null : (answer?.code ?? 'lost'))
    if (!answer?.ok) return tab?.close()
    const asked = new URLSearchParams({ ...(wall ? { heure: wall } : {}), essai: '1' })
    if (tab) tab.location.replace(`${address}/apercu?${asked}`)
  }
  /** True: done. What was refused stands beside what it concerns; nothing of the composition is lost by it. */
  async function attempt(send: () => Promise<Saved>, onDone: (number: number) => void): Promise<boolean> {
    setBusy(true)
    const answer = await send().catch(() => null)
    if (answer?.ok) {
      setRefusal(null)
      setNewer(null)
      onDone(answer.data.number)
      desk.say(t('front.saved', { number: answer.data.number }))
    } else if (answer?.code === 'front.conflict') {
      const newest = await readNewest()
      setRefusal(newest ? null : 'lost')
      setNewer(newest)
    } else setRefusal(answer?.code ?? 'lost')
    setBusy(false)
    return answer?.ok === true
  }
  async function save(baseNumber: number) {
    const { layout } = desk
    const isDone = await attempt(
      () => composeFront({ pageId, baseNumber, layout }),
      (number) => desk.settle(number, layout),
    )
    const newest = isDone ? await readNewest() : null
    if (newest) desk.tell(newest)
  }

  return {
    preview,
    isBusy,
    refusal,
    newer,
    save: () => save(desk.number),
    /** Over what a colleague saved: theirs stays in the history. */
    keepMine: () => newer && save(newer.number),
    takeTheirs() {
      if (!newer) return
      desk.adopt(newer)
      desk.say(t('front.conflict_taken', { number: newer.number }))
      setNewer(null)
    },
    async restore(number: number) {
      const isDone = await attempt(
        () => restoreFront({ pageId, baseNumber: desk.number, number }),
        () => {},
      )
      const newest = isDone ? await readNewest() : null
      if (newest) desk.adopt(newest)
    },
  }
}

export type Saving = ReturnType<typeof useSaving>
