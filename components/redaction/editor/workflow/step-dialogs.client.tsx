'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ConfirmDialog } from '#components/ui/dialog.client.tsx'
import { useLeaveGuard } from '#components/ui/use-leave-guard.ts'
import type { ErrorCode } from '#domain/errors.ts'
import type { Address } from '../panel/address-field.client.tsx'
import type { Step } from './article-steps.ts'
import { NoteDialog } from './note-dialog.client.tsx'
import {
  firstWhen,
  PublishDialog,
  type PublishMoment,
  type PublishRequest,
  type When,
} from './publish-dialog.client.tsx'
import { RefusalLine } from './refusal-line.client.tsx'
import type { Workflow } from './use-workflow.ts'

/** The question each step asks before it is taken. One at most is open. */
export function StepDialogs({
  open,
  onClose,
  workflow,
  language,
  publication,
  onPublish,
  onNote,
  onDelete,
}: {
  open: Step | null
  onClose: () => void
  workflow: Workflow
  language: string
  publication: {
    publishedAt: Date | null
    missing: Record<string, ErrorCode>
    address: Address
    timeZone: string
    onSlug: (slug: string) => void
  }
  onPublish: (request: PublishRequest) => void
  onNote: (step: 'submit' | 'return' | 'unpublish' | 'unschedule', note: string) => void
  onDelete: () => void
}) {
  const t = useTranslations()
  const [correction, setCorrection] = useState('')
  const [when, setWhen] = useState<When | null>(null)
  useLeaveGuard(correction.trim() !== '')
  const { publishedAt, ...asked } = publication
  const moment: PublishMoment = open === 'update' ? 'update' : open === 'reschedule' ? 'scheduled' : 'first'
  const is = (...steps: Step[]) => open !== null && steps.includes(open)
  const change = (next: boolean) => {
    if (!next) onClose()
  }
  const isCancelling = open === 'unschedule'
  return (
    <>
      {is('publish', 'update', 'reschedule') ? (
        <PublishDialog
          open
          onOpenChange={change}
          moment={moment}
          language={language}
          when={when ?? firstWhen(moment, publishedAt, publication.timeZone)}
          onWhen={setWhen}
          workflow={workflow}
          correction={correction}
          onCorrection={setCorrection}
          onConfirm={onPublish}
          {...asked}
        />
      ) : null}
      <NoteDialog
        open={is('submit')}
        onOpenChange={change}
        workflow={workflow}
        required={false}
        words={{
          title: t('redaction.submit.title'),
          text: t('redaction.submit.text'),
          note: t('redaction.submit.note'),
          confirm: t('redaction.submit.confirm'),
        }}
        onConfirm={(note) => onNote('submit', note)}
      />
      <NoteDialog
        open={is('return')}
        onOpenChange={change}
        workflow={workflow}
        required
        words={{
          title: t('redaction.return.title'),
          text: t('redaction.return.text'),
          note: t('redaction.return.note'),
          confirm: t('redaction.return.confirm'),
        }}
        onConfirm={(note) => onNote('return', note)}
      />
      <NoteDialog
        open={is('unpublish', 'unschedule')}
        onOpenChange={change}
        workflow={workflow}
        required
        look="danger"
        words={{
          title: isCancelling ? t('redaction.action.unschedule') : t('redaction.unpublish.title'),
          text: isCancelling ? t('redaction.unpublish.textScheduled') : t('redaction.unpublish.text'),
          note: t('redaction.unpublish.reason'),
          confirm: isCancelling
            ? t('redaction.unpublish.confirmScheduled')
            : t('redaction.unpublish.confirm'),
        }}
        onConfirm={(note) => onNote(isCancelling ? 'unschedule' : 'unpublish', note)}
      />
      <ConfirmDialog
        open={is('delete')}
        onOpenChange={change}
        title={t('redaction.delete.title')}
        description={t('redaction.delete.text')}
        confirmLabel={t('redaction.delete.confirm')}
        busy={workflow.isBusy}
        onConfirm={onDelete}
      >
        <RefusalLine refusal={workflow.refusal} />
      </ConfirmDialog>
    </>
  )
}
