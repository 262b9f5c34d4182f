'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { decideReport } from '#domain/reports/actions.ts'
import { mayBecome, type ReportStatus, reportNoteLimit } from '#domain/reports/report.ts'

/** What becomes of a report: one note, and a button for each state it may go to. */
export function DecideReport({ reportId, status }: { reportId: string; status: ReportStatus }) {
  const t = useTranslations()
  const router = useRouter()
  const action = useAction(decideReport, () => router.refresh())
  const labels = {
    accepted: t('reports.desk.accept'),
    refused: t('reports.desk.refuse'),
    done: t('reports.desk.finish'),
  }
  const steps = (['done', 'accepted', 'refused'] as const).filter((to) => mayBecome(status, to))
  return (
    <form
      noValidate
      onInput={action.onInput}
      onSubmit={(event) => {
        event.preventDefault()
        const { submitter } = event.nativeEvent as SubmitEvent
        const form = new FormData(event.currentTarget, submitter)
        void action.run({
          reportId,
          expectedStatus: status,
          status: form.get('status'),
          note: form.get('note'),
        })
      }}
      className="mt-3 max-w-140"
    >
      <TextArea
        id={`note-${reportId}`}
        name="note"
        rows={2}
        label={t('reports.desk.note')}
        aside={t('common.optional')}
        hint={t('reports.desk.note_hint')}
        limit={reportNoteLimit}
        error={action.errorOf('note')}
      />
      {action.summary ? (
        <Notice tone="bad" className="mt-2">
          {action.summary}
        </Notice>
      ) : null}
      <div className="mt-2 flex flex-wrap gap-2">
        {steps.map((to) => (
          <Button key={to} type="submit" name="status" value={to} disabled={action.isBusy}>
            {labels[to]}
          </Button>
        ))}
      </div>
    </form>
  )
}
