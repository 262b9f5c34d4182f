'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Notice } from '#components/ui/notice.tsx'
import { clockTime } from '#lib/zoned-hour.ts'
import { ComparisonView } from '../comparison/comparison-view.tsx'
import { type DraftContent, fetchDraft, type OtherVersion } from './draft-transport.ts'
import type { SaveAnswer } from './save-answer.ts'

type Conflict = Extract<SaveAnswer, { kind: 'conflict' }>

/** Two people, or two windows, on one text. Not modal: one can go on writing and decide later. */
export function ConflictBanner<C extends DraftContent>({
  title,
  address,
  conflict,
  mine,
  timeZone,
  asked,
  onKeep,
  onTake,
}: {
  title: string
  /** Where the other version is. */
  address: string
  conflict: Conflict
  mine: C
  timeZone: string
  /** How often somebody has asked for the choice from elsewhere on the page. */
  asked: number
  onKeep: (newerVersion: number) => void
  onTake: (other: OtherVersion<C>) => void
}) {
  const t = useTranslations()
  const [other, setOther] = useState<OtherVersion<C> | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [isOpen, setOpen] = useState(false)
  /** On a phone the strip is one line until somebody wants to choose. */
  const [isWhole, setWhole] = useState(false)
  const choice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (asked === 0) return
    setWhole(true)
    setOpen(true)
  }, [asked])
  useEffect(() => {
    if (asked > 0 && isWhole) choice.current?.querySelector('button')?.focus()
  }, [asked, isWhole])

  async function load(): Promise<OtherVersion<C> | null> {
    const answer = await fetchDraft<C>(address)
    const found = typeof answer === 'string' ? null : answer
    setFailed(found === null)
    setOther(found)
    return found
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer conflict is another version to load.
  useEffect(() => {
    void load()
  }, [address, conflict.version])

  const who = other?.savedBy ?? conflict.savedBy
  const at = clockTime(other?.savedAt ?? conflict.savedAt, timeZone)
  return (
    <div className="border-b border-rule bg-paper">
      <Notice
        tone="warn"
        role="alert"
        title={title}
        actions={
          <>
            <Button className="md:hidden" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {t('redaction.save.choose')}
            </Button>
            <div ref={choice} className={classNames('flex flex-wrap gap-2', !isWhole && 'max-md:hidden')}>
              <Button
                aria-expanded={isOpen}
                onClick={() => {
                  setOpen(!isOpen)
                  if (!other) void load()
                }}
              >
                {t(isOpen && other ? 'redaction.conflict.hide' : 'redaction.conflict.compare')}
              </Button>
              <Button onClick={async () => onKeep((await load())?.version ?? conflict.version)}>
                {t('redaction.conflict.keepMine')}
              </Button>
              <Button
                onClick={async () => {
                  const latest = await load()
                  if (latest) onTake(latest)
                }}
              >
                {t('redaction.conflict.takeTheirs')}
              </Button>
            </div>
          </>
        }
      >
        <p className={classNames(!isWhole && 'max-md:hidden')}>
          {who
            ? t('redaction.conflict.by', { name: who, time: at })
            : t('redaction.conflict.byUnknown', { time: at })}
        </p>
        <p className={classNames('text-ink-2', !isWhole && 'max-md:hidden')}>
          {t('redaction.conflict.explain')}
        </p>
        {hasFailed ? <p className="font-semibold text-bad">{t('redaction.conflict.loadFailed')}</p> : null}
      </Notice>
      {other && isOpen ? (
        <div className="px-4 py-3 md:px-8">
          <ComparisonView
            t={t}
            left={{ label: t('redaction.conflict.mine'), content: mine }}
            right={{
              label: who ? t('redaction.conflict.theirsBy', { name: who }) : t('redaction.conflict.theirs'),
              content: other.content,
            }}
          />
        </div>
      ) : null}
    </div>
  )
}
