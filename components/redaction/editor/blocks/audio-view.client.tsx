'use client'

import type { NodeViewProps } from '@tiptap/react'
import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { Audio as AudioNode } from '#domain/articles/document.ts'
import { type AudioItem, audioHref, audioLimits, clock } from '#domain/media/audio.ts'
import { isBlank } from '#lib/text.ts'
import { Missing } from '../missing/missing.tsx'
import { sendFile } from '../pictures/send-file.ts'
import { WithdrawPicture } from '../pictures/withdraw-picture.client.tsx'
import { AudioPicker } from './audio-picker.client.tsx'
import { BlockFrame, blockButton } from './block-frame.client.tsx'
import { meetAudio, useAudio } from './use-audio.ts'

/** What the file dialog offers; the server judges by the bytes. */
const accepted = '.mp3,.m4a,.ogg,.opus,.wav,audio/mpeg,audio/mp4,audio/ogg,audio/wav'

/** A sound in the player that readers get, and its words below it. */
export function AudioBlockView(view: NodeViewProps) {
  const t = useTranslations()
  const id = useId()
  const attrs = view.node.attrs as AudioNode['attrs']
  const isEditable = view.editor.isEditable
  const found = useAudio(attrs.mediaId)
  const file = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState('')
  const [problem, setProblem] = useState('')

  function use(audio: AudioItem) {
    meetAudio(audio)
    view.updateAttributes({ mediaId: audio.id, credit: attrs.credit || audio.credit })
  }

  async function send(chosen: File | undefined) {
    if (!chosen) return
    const failed = (code: Parameters<typeof errorMessage>[1], values: Record<string, string | number>) =>
      setProblem(t('redaction.picture.failed', { name: chosen.name, reason: errorMessage(t, code, values) }))
    setProblem('')
    if (chosen.size > audioLimits.bytes) return failed('media.audio_too_large', {})
    const answer = await sendFile<AudioItem>('/api/media/audio', chosen, (share) =>
      setProgress(t('redaction.picture.sending', { name: chosen.name, percent: Math.round(share * 100) })),
    )
    setProgress('')
    if (!answer.ok) return failed(answer.code, answer.values)
    if (!view.editor.isDestroyed && view.getPos() !== undefined) use(answer.data)
  }

  const choose = (
    <button
      type="button"
      className={blockButton}
      disabled={progress !== ''}
      onClick={() => file.current?.click()}
    >
      {t(attrs.mediaId === '' ? 'audio.desk.choose' : 'audio.desk.replace')}
    </button>
  )
  return (
    <BlockFrame view={view} name={t('audio.desk.name')} className="audio" tools={isEditable ? choose : null}>
      <div contentEditable={false} className="hyphens-manual">
        <input
          ref={file}
          type="file"
          accept={accepted}
          hidden
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            void send(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        {attrs.mediaId === '' ? (
          <>
            <p className="font-sans text-14 leading-5 text-ink-2">{t('audio.desk.hint')}</p>
            {isEditable ? <AudioPicker onUse={use} /> : null}
          </>
        ) : found.kind === 'known' ? (
          <>
            <p className="block-facts">
              {found.audio.name} · {clock(found.audio.duration)}
            </p>
            {/* biome-ignore lint/a11y/useMediaCaption: its transcript is a field below it. */}
            <audio
              controls
              preload="none"
              src={audioHref(found.audio)}
              aria-label={attrs.title || t('audio.name')}
            />
          </>
        ) : (
          <p role="status" className="border border-rule p-4 font-sans text-14 text-ink-2">
            {t(found.kind === 'unknown' ? 'audio.desk.unknown' : 'audio.desk.loading')}
          </p>
        )}
        <div role="status" className="font-sans text-13 leading-5 tabular-nums">
          {progress}
        </div>
        {problem ? (
          <p role="alert" className="font-sans text-13 leading-5 font-semibold text-bad">
            {problem}
          </p>
        ) : null}
        {attrs.mediaId === '' ? null : (
          <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-3 font-sans text-14 leading-5 sm:grid-cols-2">
            <div>
              <TextField
                id={`${id}-title`}
                label={t('audio.desk.title')}
                hint={t('audio.desk.titleHint')}
                value={attrs.title}
                readOnly={!isEditable}
                limit={audioLimits.title}
                onChange={(event) => view.updateAttributes({ title: event.target.value })}
              />
              {isBlank(attrs.title) && isEditable ? <Missing>{t('audio.desk.titleMissing')}</Missing> : null}
            </div>
            <TextField
              id={`${id}-credit`}
              label={t('audio.desk.credit')}
              value={attrs.credit}
              readOnly={!isEditable}
              limit={audioLimits.credit}
              onChange={(event) => view.updateAttributes({ credit: event.target.value })}
            />
            <div className="sm:col-span-2">
              <TextArea
                id={`${id}-transcript`}
                label={t('audio.desk.transcript')}
                hint={t('audio.desk.transcriptHint')}
                rows={6}
                value={attrs.transcript}
                readOnly={!isEditable}
                limit={audioLimits.transcript}
                onChange={(event) => view.updateAttributes({ transcript: event.target.value })}
              />
              {isBlank(attrs.transcript) && isEditable ? (
                <Missing>{t('audio.desk.transcriptMissing')}</Missing>
              ) : null}
            </div>
            {found.kind === 'known' && isEditable ? (
              <div className="sm:col-span-2">
                <WithdrawPicture mediaId={attrs.mediaId} onDone={view.deleteNode} isAudio />
              </div>
            ) : null}
          </div>
        )}
      </div>
    </BlockFrame>
  )
}
