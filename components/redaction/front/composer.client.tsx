'use client'

import { useTranslations } from 'use-intl'
import { buttonLinkClass } from '#components/ui/button.tsx'
import { Checkbox, TextField } from '#components/ui/field.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { leadKinds } from '#domain/articles/view.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { frontLimits } from '#domain/front/front.ts'
import type { FrontDesk, FrontStory } from '#domain/front/view.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { BannerFields } from './banner-fields.client.tsx'
import { Blocks } from './blocks.client.tsx'
import { Finder } from './finder.client.tsx'
import { LookAhead } from './look-ahead.client.tsx'
import { leaveLead, openWith } from './placing.ts'
import { SaveBar } from './save-bar.client.tsx'
import { useFrontDesk } from './use-front-desk.ts'
import { useSaving } from './use-saving.ts'
import { Versions } from './versions.client.tsx'
import { ZoneList } from './zone.client.tsx'

type Props = {
  page: FrontDesk
  /** Of the front page, the sections whose blocks it has; a section's page has none. */
  sections: SectionView[]
  offered: FrontStory[]
  language: string
  timeZone: string
  /** ISO 8601, the database's clock. */
  now: string
}

/** Composes one page: what opens it, what stands beside it, its blocks, its banner. */
export function Composer({ page, sections, offered, language, timeZone, now }: Props) {
  const t = useTranslations()
  const desk = useFrontDesk({ ...page, stories: [...offered, ...page.stories] }, sections, timeZone)
  const saving = useSaving(desk, page.pageId)
  const { layout } = desk
  const address = page.section ? `/redaction/une/${page.section.slug}` : '/redaction/une'
  const errors = errorsOf(saving.refusal, layout)
  const errorOf = (field: keyof typeof errors) => {
    const code = errors[field]
    return code && errorMessage(t, code)
  }
  return (
    <>
      <SaveBar
        desk={desk}
        saving={saving}
        page={page.section ? `/${page.section.slug}` : '/'}
        address={address}
        isSaidElsewhere={Object.values(errors).some(Boolean)}
      />
      <div className="mt-4 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(320px,2fr)] xl:grid-cols-[minmax(0,3fr)_minmax(340px,2fr)]">
        <div className="min-w-0 space-y-8">
          <div>
            <fieldset className="border-t-4 border-ink pt-2">
              <legend className="sr-only">{t('front.kind')}</legend>
              <h2 className="font-semibold">{t('front.kind')}</h2>
              <div className="mt-1 mb-3 grid gap-x-6 sm:grid-cols-2">
                {leadKinds.map((kind) => (
                  <label key={kind} className="flex min-h-11 items-center gap-3 md:min-h-9">
                    <input
                      type="radio"
                      name="front-kind"
                      checked={layout.kind === kind}
                      onChange={() => desk.change(openWith(layout, kind))}
                      className="size-5 shrink-0 md:size-4"
                    />
                    <span>{t(`front.kind_${kind}`)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
            {layout.kind === 'report' ? (
              <div className="mb-4 max-w-140">
                <TextField
                  id="front-report-title"
                  label={t('front.report_title')}
                  value={layout.title}
                  limit={frontLimits.title}
                  error={errorOf('title')}
                  required
                  autoComplete="off"
                  onChange={(event) => desk.type({ ...layout, title: event.target.value })}
                />
              </div>
            ) : null}
            <a href="#front-find" className={buttonLinkClass('plain', 'mb-3 lg:hidden')}>
              {t('front.find')}
            </a>
            {layout.kind === 'equal' ? (
              <Checkbox
                id="front-lead-open"
                label={t('front.lead_open')}
                hint={t('front.lead_open_hint')}
                className="mb-3"
                checked={layout.isLeadOpen === true}
                onChange={(event) => desk.change(leaveLead(layout, event.target.checked))}
              />
            ) : null}
            <ZoneList zone="leads" desk={desk} />
            {layout.kind === 'report' ? <ZoneList zone="linked" desk={desk} /> : null}
            <ZoneList zone="seconds" desk={desk} />
            {desk.isFrontPage ? <ZoneList zone="row" desk={desk} /> : null}
          </div>
          {desk.isFrontPage ? <Blocks desk={desk} sections={sections} /> : null}
          <section aria-labelledby="front-lists">
            <h2 id="front-lists" className="border-t-4 border-ink pt-2 font-semibold">
              {t('front.lists')}
            </h2>
            {desk.isFrontPage ? (
              <Checkbox
                id="front-has-latest"
                label={t('front.has_latest')}
                checked={layout.hasLatest}
                onChange={(event) => desk.change({ ...layout, hasLatest: event.target.checked })}
              />
            ) : null}
            <Checkbox
              id="front-has-most-commented"
              label={t('front.has_most_commented')}
              checked={layout.hasMostCommented}
              onChange={(event) => desk.change({ ...layout, hasMostCommented: event.target.checked })}
            />
          </section>
          <BannerFields
            desk={desk}
            language={language}
            textError={errorOf('bannerText')}
            endError={errorOf('bannerEnd')}
          />
          <LookAhead
            address={address}
            now={now}
            language={language}
            timeZone={timeZone}
            isDirty={desk.isDirty}
            isBusy={saving.isBusy}
            onPreview={(wall) => void saving.preview(address, wall)}
          />
          <Versions
            versions={desk.versions}
            address={address}
            timeZone={timeZone}
            isBusy={saving.isBusy}
            onRestore={saving.restore}
          />
        </div>
        <Finder desk={desk} pageId={page.pageId} offered={offered} />
      </div>
    </>
  )
}

/** Which field a refusal concerns: a code has one place here, but for what is too long. */
function errorsOf(refusal: ErrorCode | 'lost' | null, layout: FrontDesk['layout']) {
  const isLong = refusal === 'field.too_long'
  const isTitle = refusal === 'front.title_missing' || (isLong && layout.title.length > frontLimits.title)
  const isText = refusal === 'field.required' || (isLong && !isTitle)
  const isEnd = refusal === 'field.date' || refusal === 'front.banner_past'
  const code = refusal === 'lost' || refusal === null ? undefined : refusal
  return {
    title: isTitle ? code : undefined,
    bannerText: isText ? code : undefined,
    bannerEnd: isEnd ? code : undefined,
  }
}
