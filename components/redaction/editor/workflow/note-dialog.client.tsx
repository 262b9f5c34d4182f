'use client'

import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, type ButtonLook } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.client.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { useLeaveGuard } from '#components/ui/use-leave-guard.ts'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { articleLimits } from '#domain/articles/article.ts'
import { isBlank } from '#lib/text.ts'
import { RefusalLine } from './refusal-line.client.tsx'
import type { Workflow } from './use-workflow.ts'

/** A step of the workflow that goes with a note. What was typed stays when the dialog is closed and opened again. */
export function NoteDialog({
  open,
  onOpenChange,
  workflow,
  words,
  required,
  look = 'primary',
  onConfirm,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  workflow: Workflow
  words: { title: string; text: string; note: string; confirm: string }
  required: boolean
  look?: ButtonLook
  onConfirm: (note: string) => void
}) {
  const t = useTranslations()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  useLeaveGuard(note.trim() !== '')

  function submit(event: FormEvent) {
    event.preventDefault()
    if (required && isBlank(note)) {
      setMissing(true)
      field.current?.focus()
      return
    }
    onConfirm(note.trim())
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.title}
      description={words.text}
      initialFocus={field}
      footer={
        <>
          <Button look="quiet" onClick={() => onOpenChange(false)}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" form={`${id}-form`} look={look} disabled={workflow.isBusy}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <form id={`${id}-form`} onSubmit={submit} noValidate className="grid grid-cols-1 gap-3">
        <TextArea
          ref={field}
          id={`${id}-note`}
          label={words.note}
          aside={t(required ? 'common.required' : 'common.optional')}
          required={required}
          rows={4}
          limit={articleLimits.note}
          value={note}
          onChange={(event) => {
            setNote(event.target.value)
            setMissing(false)
          }}
          error={isMissing ? errorMessage(t, 'field.required') : undefined}
        />
        <RefusalLine refusal={workflow.refusal} />
      </form>
    </Dialog>
  )
}
