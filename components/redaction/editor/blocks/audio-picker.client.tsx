'use client'

import { useContext, useEffect, useId, useState } from 'react'
import { useTimeZone, useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field.tsx'
import { findAudio } from '#domain/media/actions.ts'
import { type AudioItem, clock } from '#domain/media/audio.ts'
import { shortDate } from '#lib/dates.ts'
import { DeskBlocksContext } from './desk-blocks.ts'

/** A pause in typing after which it is worth asking. */
const searchDelay = 250

type Found = { kind: 'asking' } | { kind: 'failed' } | { kind: 'found'; sounds: AudioItem[] }

/** Sounds that were sent before, the newest first: an interview is often cut into several articles. */
export function AudioPicker({ onUse }: { onUse: (audio: AudioItem) => void }) {
  const t = useTranslations()
  const { language } = useContext(DeskBlocksContext)
  const zone = useTimeZone() ?? 'UTC'
  const id = useId()
  const [q, setQ] = useState('')
  const [found, setFound] = useState<Found>({ kind: 'asking' })
  useEffect(() => {
    let isCurrent = true
    const ask = setTimeout(
      async () => {
        const answer = await findAudio({ q, ids: [] }).catch(() => null)
        // What was asked for before the last letter is no answer to it.
        if (isCurrent) setFound(answer?.ok ? { kind: 'found', sounds: answer.data } : { kind: 'failed' })
      },
      q === '' ? 0 : searchDelay,
    )
    return () => {
      isCurrent = false
      clearTimeout(ask)
    }
  }, [q])
  const isNone = found.kind === 'found' && found.sounds.length === 0
  return (
    <div className="mt-2 font-sans text-14 leading-5">
      {isNone && q === '' ? null : (
        <TextField
          id={`${id}-search`}
          label={t('audio.desk.search')}
          type="search"
          autoComplete="off"
          value={q}
          maxLength={200}
          onChange={(event) => setQ(event.target.value)}
        />
      )}
      <p role="status" className="text-13 text-ink-2">
        {found.kind === 'failed'
          ? t('audio.desk.failed')
          : isNone
            ? t(q === '' ? 'audio.desk.empty' : 'audio.desk.none')
            : ''}
      </p>
      {found.kind === 'found' && found.sounds.length > 0 ? (
        <ul aria-label={t('audio.desk.earlier')} className="!mt-1 max-h-60 overflow-y-auto !p-0">
          {found.sounds.map((audio) => (
            <li key={audio.id} className="!m-0 before:!content-none">
              <button
                type="button"
                aria-label={t('audio.desk.use', { name: audio.name })}
                className="flex min-h-11 w-full items-baseline gap-3 px-2 py-1.5 text-start hover:bg-wash md:min-h-9"
                onClick={() => onUse(audio)}
              >
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{audio.name}</span>
                <span className="text-13 text-ink-2 tabular-nums">
                  {clock(audio.duration)} · {shortDate(new Date(audio.createdAt), language, zone)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
