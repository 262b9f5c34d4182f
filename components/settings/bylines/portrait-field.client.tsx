'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ChooseFocus } from '#components/redaction/editor/pictures/choose-focus.client.tsx'
import { pictureTypes, uploadPicture } from '#components/redaction/editor/pictures/upload-picture.ts'
import { Button } from '#components/ui/button.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { positionOf } from '#domain/media/focus.ts'
import type { PictureView } from '#domain/media/view.ts'

/** The portrait of a byline: chosen, looked at, taken away again. The form saves which one it is. */
export function PortraitField({
  id,
  portrait,
  error,
  onChange,
}: {
  id: string
  portrait: PictureView | null
  error: string | undefined
  /** Something was chosen and is not saved yet. */
  onChange: () => void
}) {
  const t = useTranslations()
  const input = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState(portrait)
  const [isSending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function send(file: File | undefined) {
    if (!file || isSending) return
    setRefusal(null)
    setSending(true)
    const answer = await uploadPicture(file, () => {})
    setSending(false)
    if (!answer.ok) return setRefusal(errorMessage(t, answer.code, answer.values))
    setPicture(answer.picture)
    onChange()
  }

  const width = picture?.widths[0] ?? picture?.width
  const problem = refusal ?? error
  return (
    <fieldset>
      <legend className="mb-1 text-14 font-semibold">{t('settings.byline_portrait')}</legend>
      <input type="hidden" name="portraitId" value={picture?.id ?? ''} />
      <div className="flex flex-wrap items-center gap-3">
        {picture ? (
          // biome-ignore lint/performance/noImgElement: variants are made at upload, there is no optimizer.
          <img
            src={`/media/${picture.token}/${width}.webp`}
            alt={t('settings.byline_portrait')}
            className="size-18 bg-wash object-cover"
            style={{ objectPosition: positionOf(picture.focus) }}
          />
        ) : null}
        <Button
          onClick={() => input.current?.click()}
          disabled={isSending}
          aria-describedby={`${id}-portrait`}
        >
          {picture ? t('settings.byline_portrait_replace') : t('settings.byline_portrait_choose')}
        </Button>
        {picture ? <ChooseFocus picture={picture} onChosen={setPicture} /> : null}
        {picture ? (
          <Button
            look="quiet"
            onClick={() => {
              setPicture(null)
              onChange()
            }}
          >
            {t('settings.byline_portrait_remove')}
          </Button>
        ) : null}
      </div>
      <p id={`${id}-portrait`} className="mt-1 text-13 text-ink-2">
        {t('settings.byline_portrait_hint')}
      </p>
      <p role="status" className="text-13">
        {isSending ? t('settings.byline_portrait_sending') : ''}
      </p>
      {problem ? (
        <p role="alert" className="mt-1 text-13 font-semibold text-bad">
          {problem}
        </p>
      ) : null}
      <input
        ref={input}
        type="file"
        accept={pictureTypes.join(',')}
        hidden
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          void send(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </fieldset>
  )
}
