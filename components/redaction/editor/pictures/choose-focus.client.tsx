'use client'

import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.client.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { chooseFocus } from '#domain/media/actions.ts'
import { centre, type Focus } from '#domain/media/focus.ts'
import type { PictureView } from '#domain/media/view.ts'
import { FocusField } from './focus-field.client.tsx'
import { FocusPreviews } from './focus-previews.tsx'

/** « Cadrage… »: the point of a picture that every cut keeps, with the cuts that the site makes beside it. */
export function ChooseFocus({
  picture,
  onChosen,
}: {
  picture: PictureView
  onChosen: (picture: PictureView) => void
}) {
  const t = useTranslations()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [focus, setFocus] = useState<Focus>(centre)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)
  const [isSaved, setSaved] = useState(false)

  function begin() {
    setFocus(picture.focus ?? centre)
    setRefusal(null)
    setSaved(false)
    setOpen(true)
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    // It stands in a portal, and yet in the form of a profile: React tells that one too.
    event.stopPropagation()
    setBusy(true)
    // The request itself may fail, and have arrived all the same: asking again is safe.
    const result = await chooseFocus({ mediaId: picture.id, ...focus }).catch(() => ({
      ok: false as const,
      code: 'site.uncertain' as const,
    }))
    setBusy(false)
    if (!result.ok) return setRefusal(result.code)
    setOpen(false)
    setSaved(true)
    onChosen({ ...picture, focus })
  }

  return (
    <>
      <Button look="quiet" onClick={begin}>
        {t('pictures.focus_open')}
      </Button>
      <span role="status" className="self-center text-13 leading-5 text-good empty:hidden">
        {isSaved ? t('pictures.focus_saved') : ''}
      </span>
      <Dialog
        wide
        open={open}
        onOpenChange={setOpen}
        title={t('pictures.focus_title')}
        description={t('pictures.focus_text')}
        footer={
          <>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" form={`${id}-form`} look="primary" disabled={isBusy}>
              {t('pictures.focus_save')}
            </Button>
          </>
        }
      >
        <form
          id={`${id}-form`}
          onSubmit={submit}
          noValidate
          className="grid gap-x-8 gap-y-5 md:grid-cols-[minmax(0,1fr)_264px]"
        >
          <FocusField id={id} picture={picture} focus={focus} onChange={setFocus} />
          <FocusPreviews picture={picture} focus={focus} t={t} />
          <p role="alert" className="text-13 leading-5 font-semibold text-bad empty:hidden md:col-span-2">
            {refusal ? errorMessage(t, refusal) : ''}
          </p>
        </form>
      </Dialog>
    </>
  )
}
