'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.client.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { articleLimits } from '#domain/articles/article.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { slugProblem } from '#lib/slug.ts'
import { fromWallClock, type TypedMoment, typedMoment, wallClockOf } from '#lib/zoned-hour.ts'
import { MissingList } from '../missing/missing-list.client.tsx'
import { type Address, AddressField } from '../panel/address-field.client.tsx'
import { DateFields } from './date-fields.client.tsx'
import { RefusalLine } from './refusal-line.client.tsx'
import type { Workflow } from './use-workflow.ts'

export type PublishRequest = { at: string | null; correction: string }

/** New to readers, waiting for its hour, or already read: three moments, three sets of questions. */
export type PublishMoment = 'first' | 'scheduled' | 'update'

const anHour = 3_600_000

/** When it is to be online, as it stands in the form. Kept by the page: closing the dialog loses nothing. */
export type When = { isLater: boolean; at: TypedMoment }

/** The hour it waits for, or the next full hour but one. */
export function firstWhen(moment: PublishMoment, publishedAt: Date | null, timeZone: string): When {
  const isLater = moment === 'scheduled'
  const next = new Date(Math.ceil(Date.now() / anHour + 1) * anHour)
  return { isLater, at: typedMoment((isLater && publishedAt) || next, timeZone) }
}

export function PublishDialog({
  open,
  onOpenChange,
  moment,
  missing,
  address,
  timeZone,
  language,
  when,
  onWhen,
  workflow,
  correction,
  onCorrection,
  onSlug,
  onConfirm,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  moment: PublishMoment
  missing: Record<string, ErrorCode>
  address: Address
  timeZone: string
  language: string
  when: When
  onWhen: (when: When) => void
  workflow: Workflow
  /** Kept by the page: closing the dialog loses nothing. */
  correction: string
  onCorrection: (text: string) => void
  onSlug: (slug: string) => void
  onConfirm: (request: PublishRequest) => void
}) {
  const t = useTranslations()
  const { isLater, at } = when
  const [atError, setAtError] = useState<ErrorCode | null>(null)
  const isUpdate = moment === 'update'
  const isReady = Object.keys(missing).length === 0 && slugProblem(address.slug) === null
  const fields = workflow.refusal?.fields ?? {}
  const atCode = atError ?? fields.at

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isReady) return
    const wall = isLater && !isUpdate ? wallClockOf(at) : null
    const instant = wall === null ? null : fromWallClock(wall, timeZone)
    if (isLater && !isUpdate && !instant) {
      setAtError('field.date')
      document.getElementById('publish-at-day')?.focus()
      return
    }
    onConfirm({ at: instant?.toISOString() ?? null, correction: isUpdate ? correction : '' })
  }

  const title = {
    first: 'redaction.publish.title',
    scheduled: 'redaction.publish.titleScheduled',
    update: 'redaction.publish.titleUpdate',
  } as const
  const confirm = isUpdate
    ? 'redaction.publish.confirmUpdate'
    : isLater
      ? 'redaction.publish.confirmLater'
      : 'redaction.publish.confirm'
  const radio = (later: boolean, label: string) => (
    <label className="flex min-h-11 items-center gap-3 md:min-h-8">
      <input
        type="radio"
        name="when"
        checked={isLater === later}
        onChange={() => onWhen({ ...when, isLater: later })}
        className="size-5 md:size-4"
      />
      {label}
    </label>
  )
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t(title[moment])}
      description={isUpdate ? t('redaction.publish.updateText') : undefined}
      footer={
        <>
          <Button look="quiet" onClick={() => onOpenChange(false)}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" form="publish-form" look="primary" disabled={!isReady || workflow.isBusy}>
            {t(confirm)}
          </Button>
        </>
      }
    >
      <form
        id="publish-form"
        onSubmit={submit}
        noValidate
        className="grid grid-cols-1 gap-4 text-14 leading-5"
      >
        <MissingList
          missing={missing}
          title={t('redaction.publish.missing')}
          onGo={() => onOpenChange(false)}
        />
        {isUpdate ? null : (
          <fieldset>
            <legend className="font-semibold">{t('redaction.publish.when')}</legend>
            {radio(false, t('redaction.publish.now'))}
            {radio(true, t('redaction.publish.later'))}
            {isLater ? (
              <div className="mt-1 sm:pl-7">
                <DateFields
                  id="publish-at"
                  value={at}
                  language={language}
                  timeZone={timeZone}
                  error={atCode ? errorMessage(t, atCode) : undefined}
                  onChange={(typed) => {
                    onWhen({ ...when, at: typed })
                    setAtError(null)
                  }}
                />
              </div>
            ) : null}
          </fieldset>
        )}
        <AddressField
          id="publish-slug"
          address={address}
          error={fields.slug ? errorMessage(t, fields.slug) : undefined}
          readOnly={false}
          onChange={onSlug}
        />
        {isUpdate ? (
          <TextArea
            id="publish-correction"
            label={t('redaction.publish.correction')}
            aside={t('common.optional')}
            hint={t('redaction.publish.correctionHint')}
            limit={articleLimits.correction}
            value={correction}
            onChange={(event) => onCorrection(event.target.value)}
          />
        ) : null}
        {/* What stands beside a field is not said twice. */}
        <RefusalLine refusal={fields.at || fields.slug ? null : workflow.refusal} />
      </form>
    </Dialog>
  )
}
