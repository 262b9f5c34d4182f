'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { type Shortcut, ShortcutsHelp, useShortcuts } from '#components/ui/shortcuts.client.tsx'
import { useLeaveGuard } from '#components/ui/use-leave-guard.ts'
import type { CommentStatus } from '#domain/comments/comment.ts'
import { countedWaiting, isBeyondCount } from '#domain/moderation/moderation.ts'
import { CommentCard } from './comment-card.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { EmptyQueue } from './empty-queue.tsx'
import { MarkBar } from './mark-bar.tsx'
import { NewComments } from './new-comments.tsx'
import { NextUp } from './next-up.tsx'
import type { QueueEntry } from './queue-entry.ts'
import { QueueList } from './queue-list.tsx'
import { QueueAnnouncer, QueueNotice } from './queue-notice.tsx'
import { QueuePages } from './queue-pages.tsx'
import type { Decided } from './queue-state.ts'
import { RejectPanel } from './reject-panel.tsx'
import { ReportedBar } from './reported-bar.tsx'
import { useInSight } from './use-in-sight.ts'
import { useMarks } from './use-marks.ts'
import { useQueue } from './use-queue.ts'

/** Two fill the lower half of a screen, side by side. */
const readAhead = 2

/** The moderators' desk: the list, the current comment, the decision; by keys, by mouse, by thumb. */
export function ModerationQueue({
  entries,
  total,
  status,
  isReported,
  page,
  pages,
  before,
  earlier,
}: {
  entries: QueueEntry[]
  total: number
  status: CommentStatus
  /** Only what readers have reported, of those. */
  isReported: boolean
  page: number
  pages: number
  /** How many comments stand on the pages before this one. */
  before: number
  /** Own decisions that can still be taken back, newest last. */
  earlier: Decided[]
}) {
  const t = useTranslations()
  const queue = useQueue(entries, total, status, earlier)
  const { state, visible } = queue
  const marks = useMarks()
  const at = visible.findIndex((entry) => entry.id === state.currentId)
  const current = visible[at]
  const [reasonsFor, setReasonsFor] = useState<string | null>(null)
  const [listOpen, setListOpen] = useState(false)
  /** By comment, until its refusal is recorded: a refused request, too, brings the words back. */
  const [notes, setNotes] = useState<Record<string, string>>({})
  useLeaveGuard(visible.some(({ id }) => notes[id]))
  const isInSight = useInSight(state.currentId)
  const heading = useRef<HTMLHeadingElement>(null)
  const rejectButton = useRef<HTMLButtonElement>(null)
  const reasonsOpen = current !== undefined && reasonsFor === current.id

  // The next comment gets the focus, so that a screen reader reads it and the keys go on working.
  const shown = useRef(state.currentId)
  useEffect(() => {
    if (shown.current === state.currentId) return
    shown.current = state.currentId
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [state.currentId])

  const closeReasons = () => {
    setReasonsFor(null)
    rejectButton.current?.focus()
  }
  const onCurrent = (run: (entry: QueueEntry) => void) => () => {
    if (current) run(current)
  }
  const onSeen = (run: (entry: QueueEntry) => void) => onCurrent((entry) => isInSight && run(entry))
  const approve = onSeen((entry) => entry.status !== 'approved' && queue.approve(entry))
  const spam = onSeen((entry) => entry.status !== 'spam' && queue.markSpam(entry))
  const toggleReasons = onSeen((entry) => {
    if (entry.status !== 'rejected') setReasonsFor(reasonsOpen ? null : entry.id)
  })
  const open = onCurrent(({ article }) => article.href && window.open(article.href, '_blank', 'noopener'))

  const pin = onSeen(marks.pin)
  const pick = onSeen(marks.pick)
  const keep = onSeen(marks.keep)

  const shortcuts: Shortcut[] = [
    { key: 'j', label: t('moderation.next'), run: () => queue.move(1), repeats: true },
    { key: 'k', label: t('moderation.previous'), run: () => queue.move(-1), repeats: true },
    { key: 'a', label: t('moderation.approve'), run: approve },
    { key: 'r', label: t('moderation.reject_long'), run: toggleReasons },
    { key: 's', label: t('moderation.spam_long'), run: spam },
    { key: 'u', label: t('moderation.undo_long'), run: queue.undo },
    { key: 'o', label: t('moderation.open_article'), run: open },
    ...(status === 'approved'
      ? [
          { key: 'p', label: t('moderation.pin_long'), run: pin },
          { key: 'c', label: t('moderation.pick_long'), run: pick },
          { key: 'g', label: t('moderation.keep_long'), run: keep },
        ]
      : []),
  ]
  useShortcuts(shortcuts)

  const notice = (
    <QueueNotice
      notice={state.notice}
      canUndo={state.decided.length > 0}
      onUndo={queue.undo}
      onSelect={queue.select}
    />
  )

  const arrived = <NewComments count={queue.arrived} onShow={queue.refresh} />

  return (
    <>
      <QueueAnnouncer notice={state.notice} />
      {/* Its comment may have left the list. */}
      <p role="status" className="mt-2 text-13 text-ink-2 empty:mt-0">
        {marks.said}
      </p>
      {current ? (
        <div className="mt-3 lg:grid lg:grid-cols-[minmax(240px,320px)_minmax(0,1fr)] lg:gap-8">
          <div
            className={classNames(
              'border-b border-ink lg:sticky lg:top-0 lg:block lg:max-h-dvh lg:self-start lg:overflow-y-auto lg:border-b-0 lg:pb-4',
              !listOpen && 'hidden',
            )}
          >
            <QueueList
              entries={visible}
              currentId={current.id}
              onSelect={(id) => {
                queue.select(id)
                setListOpen(false)
              }}
            />
            <QueuePages queue={isReported ? 'reported' : status} page={page} pages={pages} />
          </div>
          <section className={classNames('md:pb-0', reasonsOpen ? 'pb-[65dvh]' : 'pb-40')}>
            <div className="flex items-center justify-between gap-2 text-13 text-ink-2">
              <div className="flex items-center">
                <Button
                  look="quiet"
                  disabled={at === 0}
                  onClick={() => queue.move(-1)}
                  aria-label={t('moderation.previous')}
                >
                  <span aria-hidden="true">↑</span>
                </Button>
                <Button
                  look="quiet"
                  disabled={at === visible.length - 1}
                  onClick={() => queue.move(1)}
                  aria-label={t('moderation.next')}
                >
                  <span aria-hidden="true">↓</span>
                </Button>
                <span className="ml-2 whitespace-nowrap tabular-nums">
                  {t('moderation.position', {
                    position: before + at + 1,
                    total:
                      status === 'pending' && isBeyondCount(state.total)
                        ? t('moderation.more_than', { count: countedWaiting })
                        : Math.max(queue.left, before + visible.length),
                  })}
                </span>
              </div>
              {arrived}
              <Button
                look="quiet"
                className="lg:hidden"
                aria-expanded={listOpen}
                onClick={() => setListOpen(!listOpen)}
              >
                {t('moderation.list_show')}
              </Button>
              <ShortcutsHelp shortcuts={shortcuts} />
            </div>
            <div className="mt-2 border-t-4 border-ink pt-4">
              <CommentCard entry={current} heading={heading} />
              <ReportedBar entry={current} onKeep={keep} />
              <MarkBar entry={current} onPin={pin} onPick={pick} />
            </div>
            <div className="fixed inset-x-0 bottom-0 z-10 border-t border-ink bg-paper px-4 py-3 md:sticky md:mt-6 md:px-0">
              <div className="md:flex md:flex-wrap md:items-center md:justify-between md:gap-4">
                {reasonsOpen ? null : notice}
                <DecisionBar
                  status={current.status}
                  isReady={isInSight}
                  reasonsOpen={reasonsOpen}
                  rejectButton={rejectButton}
                  onApprove={approve}
                  onReject={toggleReasons}
                  onSpam={spam}
                />
              </div>
              {reasonsOpen ? (
                <RejectPanel
                  note={notes[current.id] ?? ''}
                  onNote={(note) => setNotes((kept) => ({ ...kept, [current.id]: note }))}
                  onClose={closeReasons}
                  onReject={(reason) => {
                    setReasonsFor(null)
                    queue.reject(current, reason, notes[current.id] ?? '')
                  }}
                />
              ) : null}
            </div>
            <NextUp entries={visible.slice(at + 1, at + 1 + readAhead)} onSelect={queue.select} />
          </section>
        </div>
      ) : (
        <EmptyQueue
          queue={isReported ? 'reported' : status}
          isLoading={queue.isLoading}
          notice={notice}
          arrived={arrived}
        />
      )}
    </>
  )
}
