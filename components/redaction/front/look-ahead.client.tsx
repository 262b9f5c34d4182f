'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DateFields } from '#components/redaction/editor/workflow/date-fields.client.tsx'
import { Button, buttonLinkClass } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { typedMoment, wallClockOf } from '#lib/zoned-hour.ts'

type Props = {
  address: string
  now: string
  language: string
  timeZone: string
  /** Then it shows what is on the desk, and not what is saved. */
  isDirty: boolean
  isBusy: boolean
  onPreview: (wall: string) => void
}

/** The page at an hour to come: what is scheduled has appeared in it. */
export function LookAhead({ address, now, language, timeZone, isDirty, isBusy, onPreview }: Props) {
  const t = useTranslations()
  // What is understood of a date is said in the browser's words.
  const isReady = useHydrated()
  const [typed, setTyped] = useState(() => typedMoment(new Date(Date.parse(now) + 12 * 3_600_000), timeZone))
  const [isRefused, setRefused] = useState(false)
  const wall = wallClockOf(typed)
  return (
    <section aria-labelledby="front-ahead">
      <h2 id="front-ahead" className="border-t-4 border-ink pt-2 font-semibold">
        {t('front.ahead_title')}
      </h2>
      <p className="mt-1 mb-3 text-13 text-ink-2">{t('front.ahead_about')}</p>
      {isReady ? (
        <DateFields
          id="front-ahead-hour"
          value={typed}
          language={language}
          timeZone={timeZone}
          error={isRefused && wall === null ? errorMessage(t, 'field.date') : undefined}
          onChange={setTyped}
        />
      ) : null}
      <div className="mt-3">
        {wall === null ? (
          <Button onClick={() => setRefused(true)}>{t('front.ahead_look')}</Button>
        ) : isDirty ? (
          <Button disabled={isBusy} onClick={() => onPreview(wall)}>
            {t('front.ahead_look')}
          </Button>
        ) : (
          <a
            href={`${address}/apercu?heure=${encodeURIComponent(wall)}`}
            target="_blank"
            rel="noopener"
            className={buttonLinkClass()}
          >
            {t('front.ahead_look')}
          </a>
        )}
      </div>
    </section>
  )
}
