'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/field.tsx'
import { dateFieldText, fromWallClock, type TypedMoment, wallClockOf } from '#lib/zoned-hour.ts'

/**
 * Day and hour in the order and the words of the site. The browser's own field follows the browser's language, and
 * 11/12 would be two days to two people; so what was understood is said in full below.
 */
export function DateFields({
  id,
  value,
  language,
  timeZone,
  error,
  onChange,
}: {
  id: string
  value: TypedMoment
  language: string
  timeZone: string
  error?: string
  onChange: (value: TypedMoment) => void
}) {
  const t = useTranslations()
  const calendar = useRef<HTMLInputElement>(null)
  const wall = wallClockOf(value)
  const instant = wall === null ? null : fromWallClock(wall, timeZone)
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="flex flex-wrap items-start gap-3">
        <div className="flex min-w-0 items-start gap-3">
          <div className="w-40 min-w-0 shrink">
            <TextField
              id={`${id}-day`}
              label={t('redaction.publish.day')}
              hint={t('redaction.publish.dayFormat')}
              error={error}
              value={value.day}
              inputMode="numeric"
              autoComplete="off"
              maxLength={20}
              required
              onChange={(event) => onChange({ ...value, day: event.target.value })}
            />
          </div>
          <div className="relative pt-6">
            <Button onClick={() => calendar.current?.showPicker()}>{t('redaction.publish.calendar')}</Button>
            <input
              ref={calendar}
              type="date"
              tabIndex={-1}
              aria-hidden="true"
              value={wall?.slice(0, 10) ?? ''}
              onChange={(event) => {
                if (event.target.value) onChange({ ...value, day: dateFieldText(event.target.value) })
              }}
              className="pointer-events-none absolute inset-x-0 bottom-0 h-px opacity-0"
            />
          </div>
        </div>
        <div className="w-28">
          <TextField
            id={`${id}-hour`}
            label={t('redaction.publish.hour')}
            hint={t('redaction.publish.hourFormat')}
            value={value.hour}
            inputMode="numeric"
            autoComplete="off"
            maxLength={10}
            required
            onChange={(event) => onChange({ ...value, hour: event.target.value })}
          />
        </div>
      </div>
      <p role="status" className="text-13 leading-5 text-ink-2">
        {instant
          ? t('redaction.publish.understood', {
              moment: inFull(instant, language, timeZone),
              zone: timeZone.replaceAll('_', ' '),
            })
          : ''}
      </p>
    </div>
  )
}

/** Made in the browser only, in a dialog: there is nothing of the server's that it could differ from. */
const inFull = (instant: Date, language: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant)
