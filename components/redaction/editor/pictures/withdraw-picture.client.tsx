'use client'

import { createContext, type FormEvent, useContext, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.client.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { withdrawPicture } from '#domain/media/actions.ts'
import { mediaLimits } from '#domain/media/media.ts'

/** Whether who works here may take pictures from readers. */
export const MayWithdraw = createContext(false)

/** Takes a picture, or a sound, from the whole site, for good. What was typed stays when it is refused. */
export function WithdrawPicture({
  mediaId,
  onDone,
  isAudio = false,
}: {
  mediaId: string
  onDone: () => void
  /** Sounds go by the same way, under their own name. */
  isAudio?: boolean
}) {
  const t = useTranslations()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)
  const [isDone, setDone] = useState(false)
  if (!useContext(MayWithdraw)) return null

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    // The request itself may fail, and have arrived all the same: asking again is safe.
    const result = await withdrawPicture({ mediaId, reason }).catch(() => ({
      ok: false as const,
      code: 'site.uncertain' as const,
    }))
    setBusy(false)
    if (result.ok) return setDone(true)
    setRefusal(result.code)
    field.current?.focus()
  }
  // Said before the picture leaves the page: readers have lost it already, whatever the text still says.
  if (isDone)
    return (
      <Dialog
        open
        onOpenChange={onDone}
        title={t(isAudio ? 'audio.desk.withdrawn' : 'redaction.picture.withdrawn')}
        footer={<Button onClick={onDone}>{t('common.close')}</Button>}
      />
    )
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t(isAudio ? 'audio.desk.withdraw' : 'redaction.picture.withdraw')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t(isAudio ? 'audio.desk.withdrawTitle' : 'redaction.picture.withdrawTitle')}
        description={t(isAudio ? 'audio.desk.withdrawText' : 'redaction.picture.withdrawText')}
        initialFocus={field}
        footer={
          <>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" form={`${id}-form`} look="danger" disabled={isBusy}>
              {t(isAudio ? 'audio.desk.withdrawConfirm' : 'redaction.picture.withdrawConfirm')}
            </Button>
          </>
        }
      >
        <form id={`${id}-form`} onSubmit={submit} noValidate>
          <TextArea
            ref={field}
            id={`${id}-reason`}
            label={t('redaction.picture.withdrawReason')}
            rows={3}
            limit={mediaLimits.reason}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value)
              setRefusal(null)
            }}
            error={refusal ? errorMessage(t, refusal) : undefined}
          />
        </form>
      </Dialog>
    </>
  )
}
