'use client'

import { useTranslations } from 'use-intl'
import { Button, buttonLinkClass } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { errorMessage } from '#contract/i18n/error-message.ts'
import type { Desk } from './use-front-desk.ts'
import type { Saving } from './use-saving.ts'

type Props = { desk: Desk; saving: Saving; page: string; address: string; isSaidElsewhere: boolean }

/** What stands online, what does not yet, and the two ways out of it. Always in sight. */
export function SaveBar({ desk, saving, page, address, isSaidElsewhere }: Props) {
  const t = useTranslations()
  const isReady = useHydrated()
  const { newer, refusal, isBusy } = saving
  const state = isBusy
    ? t('front.saving')
    : desk.isDirty
      ? t('front.unsaved')
      : desk.number > 0
        ? t('front.saved', { number: desk.number })
        : t('front.versions_none')
  return (
    <div className="sticky top-0 z-20 -mx-4 border-b border-rule bg-paper px-4 py-2 md:-mx-8 md:px-8">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-52 text-13 leading-5">{state}</p>
        <Button look="quiet" disabled={!desk.canUndo || isBusy} onClick={() => undo()}>
          {t('front.undo')}
        </Button>
        {desk.isDirty ? (
          <Button look="quiet" disabled={isBusy} onClick={() => void saving.preview(address, null)}>
            {t('front.preview')}
          </Button>
        ) : (
          <a href={page} target="_blank" rel="noopener" className={buttonLinkClass('quiet')}>
            {t('front.see')}
          </a>
        )}
        <Button
          look="primary"
          disabled={!isReady || !desk.isDirty || isBusy}
          title={desk.isDirty ? undefined : t('front.nothing_new')}
          onClick={() => void saving.save()}
        >
          {t('front.save')}
        </Button>
      </div>
      {refusal && !isSaidElsewhere ? (
        <Notice tone="bad" className="mt-2">
          {refusal === 'lost' ? t('settings.lost_connection') : errorMessage(t, refusal)}
        </Notice>
      ) : null}
      {newer ? (
        <Notice
          tone="bad"
          className="mt-2"
          title={t('front.conflict_title', { by: newer.versions[0]?.by ?? '', number: newer.number })}
          actions={
            <>
              <a
                href={`${address}/apercu?version=${newer.number}`}
                target="_blank"
                rel="noopener"
                className={buttonLinkClass('quiet')}
              >
                {t('front.conflict_see', { number: newer.number })}
              </a>
              <Button onClick={saving.takeTheirs}>
                {t('front.conflict_take', { number: newer.number })}
              </Button>
              <Button disabled={isBusy} onClick={() => void saving.keepMine()}>
                {t('front.conflict_keep')}
              </Button>
            </>
          }
        >
          {t('front.conflict_text')}
        </Notice>
      ) : null}
      <p role="status" className="sr-only">
        {desk.said}
      </p>
    </div>
  )

  function undo() {
    desk.undo()
    desk.say(t('front.undone'))
  }
}
