'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.client.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { reinstateVersion, withholdVersion } from '#domain/articles/actions.ts'
import { articleLimits } from '#domain/articles/article.ts'
import type { ErrorCode } from '#domain/errors.ts'

type Props = { articleId: string; revisionId: string; state: 'shown' | 'online' | 'withheld' }

/** Takes the words of a version from the public history, or gives them back. What was typed stays when it is refused. */
export function WithholdVersion({ articleId, revisionId, state }: Props) {
  const t = useTranslations()
  const id = useId()
  const router = useRouter()
  const field = useRef<HTMLTextAreaElement>(null)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)
  const note = 'mt-6 max-w-160 border-t border-rule pt-4 text-ink-2'
  if (state === 'online')
    return (
      <p role="status" className={note}>
        {t('history.withhold_current')}
      </p>
    )
  const isWithheld = state === 'withheld'

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    // The request itself may fail, and have arrived all the same: asking again is safe.
    const decide = isWithheld ? reinstateVersion : withholdVersion
    const result = await decide({ articleId, revisionId, reason }).catch(() => ({
      ok: false as const,
      code: 'site.uncertain' as const,
    }))
    setBusy(false)
    if (result.ok) {
      setOpen(false)
      setReason('')
      router.refresh()
      return
    }
    setRefusal(result.code)
    field.current?.focus()
  }
  return (
    <div className={note}>
      <p role="status" className="mb-2 empty:hidden">
        {isWithheld ? t('history.withhold_done') : ''}
      </p>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t(isWithheld ? 'history.reinstate' : 'history.withhold')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t(isWithheld ? 'history.reinstate_title' : 'history.withhold_title')}
        description={t(isWithheld ? 'history.reinstate_text' : 'history.withhold_text')}
        initialFocus={field}
        footer={
          <>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              form={`${id}-form`}
              look={isWithheld ? 'primary' : 'danger'}
              disabled={isBusy}
            >
              {t(isWithheld ? 'history.reinstate_confirm' : 'history.withhold_confirm')}
            </Button>
          </>
        }
      >
        <form id={`${id}-form`} onSubmit={submit} noValidate>
          <TextArea
            ref={field}
            id={`${id}-reason`}
            label={t('history.withhold_reason')}
            rows={3}
            limit={articleLimits.note}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value)
              setRefusal(null)
            }}
            error={refusal ? errorMessage(t, refusal) : undefined}
          />
        </form>
      </Dialog>
    </div>
  )
}
