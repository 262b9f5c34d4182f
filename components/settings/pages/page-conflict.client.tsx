'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { SaveAnswer } from '#components/redaction/editor/saving/save-answer.ts'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/dialog.client.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { PageDraftView } from '#domain/pages/view.ts'
import { clockTime } from '#lib/zoned-hour.ts'
import { fetchPageDraft } from './page-draft.ts'

type Conflict = Extract<SaveAnswer, { kind: 'conflict' }>

/** Two people on one page. Keeping one's own text makes a version of the other; taking the other one asks first. */
export function PageConflict({
  slug,
  conflict,
  timeZone,
  onKeep,
  onTake,
}: {
  slug: string
  conflict: Conflict
  timeZone: string
  onKeep: (newerVersion: number) => void
  onTake: (other: PageDraftView) => void
}) {
  const t = useTranslations()
  const [isAsked, setAsked] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const time = clockTime(conflict.savedAt, timeZone)
  const load = async () => {
    const other = await fetchPageDraft(slug)
    setFailed(other === null)
    return other
  }
  return (
    <>
      <Notice
        tone="warn"
        role="alert"
        className="mt-2"
        title={t('pages.conflict_title')}
        actions={
          <>
            <Button
              onClick={async () => {
                const other = await load()
                if (other) onKeep(other.version)
              }}
            >
              {t('pages.conflict_keep')}
            </Button>
            <Button onClick={() => setAsked(true)}>{t('pages.conflict_take')}</Button>
          </>
        }
      >
        <p>
          {conflict.savedBy
            ? t('pages.conflict_by', { name: conflict.savedBy, time })
            : t('pages.conflict_unknown', { time })}{' '}
          {t('pages.conflict_about')}
        </p>
        {hasFailed ? <p className="font-semibold text-bad">{errorMessage(t, 'site.unavailable')}</p> : null}
      </Notice>
      <ConfirmDialog
        open={isAsked}
        onOpenChange={() => setAsked(false)}
        title={t('pages.conflict_take_title')}
        description={t('pages.conflict_take_text')}
        confirmLabel={t('pages.conflict_take')}
        onConfirm={async () => {
          setAsked(false)
          const other = await load()
          if (other) onTake(other)
        }}
      />
    </>
  )
}
