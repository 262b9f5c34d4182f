'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DateFields } from '#components/redaction/editor/workflow/date-fields.client.tsx'
import { Checkbox, TextField } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { frontLimits } from '#domain/front/front.ts'
import { fromWallClock, type TypedMoment, typedMoment, wallClockOf } from '#lib/zoned-hour.ts'
import type { Desk } from './use-front-desk.ts'

/** What somebody who is in a hurry wants: until this evening is too long, a quarter of an hour too short. */
const usualHours = 3

type Props = {
  desk: Desk
  language: string
  textError: string | undefined
  endError: string | undefined
}

/** The banner of breaking news: its words, the story it leads to, its end. */
export function BannerFields({ desk, language, textError, endError }: Props) {
  const t = useTranslations()
  // What is understood of a date is said in the browser's words.
  const isReady = useHydrated()
  const { layout, stories, timeZone } = desk
  const { banner } = layout
  const [end, setEnd] = useState<{ for: string; typed: TypedMoment } | null>(null)
  // Another banner than the one whose end was being typed: after « Annuler », or a colleague's.
  const typed =
    banner === null
      ? null
      : end && end.for === banner.endsAt
        ? end.typed
        : typedMoment(new Date(banner.endsAt), timeZone)
  const choices = [...stories.values()].map(({ id, title }) => ({
    value: id,
    label: title || t('front.untitled'),
  }))

  function setUp(isOn: boolean) {
    const endsAt = new Date(Date.now() + usualHours * 3_600_000).toISOString()
    desk.change({ ...layout, banner: isOn ? { text: '', articleId: null, endsAt } : null })
  }
  function typeEnd(value: TypedMoment) {
    const wall = wallClockOf(value)
    const endsAt = (wall && fromWallClock(wall, timeZone)?.toISOString()) ?? ''
    setEnd({ for: endsAt, typed: value })
    if (banner) desk.type({ ...layout, banner: { ...banner, endsAt } })
  }

  return (
    <section aria-labelledby="front-banner">
      <h2 id="front-banner" className="border-t-4 border-ink pt-2 font-semibold">
        {t('front.banner_title')}
      </h2>
      <p className="mt-1 text-13 text-ink-2">{t('front.banner_about')}</p>
      <Checkbox
        id="front-banner-on"
        label={t('front.banner_on')}
        checked={banner !== null}
        onChange={(event) => setUp(event.target.checked)}
      />
      {banner && typed ? (
        <div className="mt-2 max-w-140 space-y-4">
          <TextField
            id="front-banner-text"
            label={t('front.banner_text')}
            value={banner.text}
            limit={frontLimits.banner}
            error={textError}
            required
            autoComplete="off"
            onChange={(event) => desk.type({ ...layout, banner: { ...banner, text: event.target.value } })}
          />
          <Select
            id="front-banner-article"
            label={t('front.banner_article')}
            hint={t('front.banner_article_hint')}
            empty={t('front.banner_article_none')}
            choices={choices}
            value={banner.articleId ?? ''}
            onChange={(event) =>
              desk.change({ ...layout, banner: { ...banner, articleId: event.target.value || null } })
            }
          />
          <fieldset>
            <legend className="mb-1 font-semibold">{t('front.banner_end')}</legend>
            {isReady ? (
              <DateFields
                id="front-banner-end"
                value={typed}
                language={language}
                timeZone={timeZone}
                error={endError}
                onChange={typeEnd}
              />
            ) : null}
          </fieldset>
        </div>
      ) : null}
    </section>
  )
}
