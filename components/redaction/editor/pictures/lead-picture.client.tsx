'use client'

import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { LeadPicture as Lead } from '#domain/articles/content.ts'
import type { LibraryPicture } from '#domain/media/library.ts'
import type { PictureView } from '#domain/media/view.ts'
import { ChooseFocus } from './choose-focus.client.tsx'
import { expectWords, rememberFocus, takeExpected } from './focus-after-upload.ts'
import { LibraryDialog } from './library-dialog.client.tsx'
import { PictureFields } from './picture-fields.client.tsx'
import { pictureSource } from './picture-library.ts'
import { viewOf } from './taken-picture.ts'
import { filesOf, pictureTypes, uploadPicture } from './upload-picture.ts'
import { WithdrawPicture } from './withdraw-picture.client.tsx'

/** The picture above the text: chosen or dropped, described, credited. A refused file changes nothing. */
export function LeadPicture({
  lead,
  picture,
  readOnly,
  mayChooseFocus,
  onChange,
  onPicture,
}: {
  lead: Lead | null
  picture: PictureView | undefined
  readOnly: boolean
  /** Whether who works here may say what stays in view. */
  mayChooseFocus: boolean
  onChange: (lead: Lead | null) => void
  onPicture: (picture: PictureView) => void
}) {
  const t = useTranslations()
  const input = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState<{ name: string; percent: number } | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isOver, setOver] = useState(false)
  const [removed, setRemoved] = useState<Lead | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const mediaId = lead?.mediaId
  useEffect(() => {
    if (mediaId && takeExpected(mediaId)) document.getElementById('lead-alt')?.focus()
  }, [mediaId])

  async function send(file: File | undefined) {
    if (!file || readOnly || progress) return
    setError(null)
    setProgress({ name: file.name, percent: 0 })
    const focus = rememberFocus()
    const answer = await uploadPicture(file, (share) =>
      setProgress({ name: file.name, percent: Math.round(share * 100) }),
    )
    setProgress(null)
    if (!answer.ok) {
      const reason = errorMessage(t, answer.code, answer.values)
      setError(t('redaction.picture.failed', { name: file.name, reason }))
      return
    }
    onPicture(answer.picture)
    const { id, alt, caption, credit } = answer.picture
    if (focus.isUnmoved()) expectWords(id)
    setRemoved(null)
    // A better file of the same scene: the words that were typed stay, unless the new one brings its own.
    onChange({
      mediaId: id,
      alt: alt || (lead?.alt ?? ''),
      caption: caption || (lead?.caption ?? ''),
      credit: credit || (lead?.credit ?? ''),
    })
  }

  /** Another picture has other words: those of the one before are not said of it. */
  function take([chosen]: LibraryPicture[]) {
    if (!chosen) return
    const picture = viewOf(chosen)
    const { id, alt, caption, credit } = picture
    onPicture(picture)
    setError(null)
    setRemoved(null)
    expectWords(id)
    onChange({ mediaId: id, alt, caption, credit })
  }

  const drop = {
    onDragOver: (event: DragEvent) => {
      if (readOnly || !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false)
      const [file] = filesOf(event.dataTransfer)
      if (!file) return
      event.preventDefault()
      void send(file)
    },
  }
  const choose = () => input.current?.click()

  return (
    <section
      id="article-lead"
      tabIndex={-1}
      aria-label={t('redaction.picture.lead')}
      className="mt-6"
      {...drop}
    >
      {lead && picture ? (
        <figure className={classNames(isOver && 'outline-2 outline-offset-4 outline-accent')}>
          {/* biome-ignore lint/performance/noImgElement: variants are made at upload, there is no optimizer. */}
          <img
            {...pictureSource(picture)}
            width={picture.width}
            height={picture.height}
            alt={lead.alt}
            className="h-auto w-full"
            style={{ maxWidth: picture.width }}
          />
        </figure>
      ) : readOnly ? null : (
        <div
          className={classNames(
            'flex flex-wrap items-center gap-x-3 gap-y-2 border border-dashed p-4 text-14 leading-5',
            isOver ? 'border-accent bg-wash' : 'border-ink-2',
          )}
        >
          <Button onClick={choose} disabled={progress !== null}>
            {t('redaction.picture.choose')}
          </Button>
          <Button onClick={() => setChoosing(true)} disabled={progress !== null}>
            {t('pictures.library_open')}
          </Button>
          <span className="text-ink-2">
            {t(isOver ? 'redaction.picture.dropHere' : 'redaction.picture.drop')}
          </span>
        </div>
      )}
      <div role="status" className="text-13 leading-5 tabular-nums">
        {progress
          ? progress.percent < 100
            ? t('redaction.picture.sending', progress)
            : t('redaction.picture.preparing', progress)
          : ''}
      </div>
      {error ? (
        <p role="alert" className="mt-1 text-13 leading-5 font-semibold text-bad">
          {error}
        </p>
      ) : null}
      {lead ? (
        <div className="mt-3">
          <PictureFields
            id="lead"
            words={lead}
            readOnly={readOnly}
            onChange={(change) => onChange({ ...lead, ...change })}
          />
          {readOnly ? null : (
            <div className="mt-2 flex flex-wrap gap-2">
              <Button look="quiet" onClick={choose} disabled={progress !== null}>
                {t('redaction.picture.replace')}
              </Button>
              <Button look="quiet" onClick={() => setChoosing(true)} disabled={progress !== null}>
                {t('pictures.library_open')}
              </Button>
              {picture && mayChooseFocus ? <ChooseFocus picture={picture} onChosen={onPicture} /> : null}
              <Button
                look="quiet"
                onClick={() => {
                  setRemoved(lead)
                  onChange(null)
                }}
              >
                {t('redaction.picture.remove')}
              </Button>
              <WithdrawPicture mediaId={lead.mediaId} onDone={() => onChange(null)} />
            </div>
          )}
        </div>
      ) : null}
      {removed && !lead && !readOnly ? (
        <div className="mt-1 flex flex-wrap items-center gap-x-2 text-14 text-ink-2">
          <p role="status">{t('redaction.picture.removed')}</p>
          <Button
            look="quiet"
            onClick={() => {
              onChange(removed)
              setRemoved(null)
            }}
          >
            {t('redaction.picture.bringBack')}
          </Button>
        </div>
      ) : null}
      {readOnly ? null : (
        <LibraryDialog open={isChoosing} onOpenChange={setChoosing} room="one" onTake={take} />
      )}
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
    </section>
  )
}
