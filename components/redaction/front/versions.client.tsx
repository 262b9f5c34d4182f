'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/dialog.client.tsx'
import type { FrontVersion } from '#domain/front/view.ts'
import { clockDate } from '#lib/zoned-hour.ts'

type Props = {
  versions: readonly FrontVersion[]
  address: string
  timeZone: string
  isBusy: boolean
  onRestore: (number: number) => Promise<void>
}

/** Who composed the page when; each version can be seen, and stands again when it is asked for. */
export function Versions({ versions, address, timeZone, isBusy, onRestore }: Props) {
  const t = useTranslations()
  const [asked, setAsked] = useState<number | null>(null)
  const link = 'inline-flex min-h-6 items-center underline decoration-accent underline-offset-4'
  return (
    <section aria-labelledby="front-versions">
      <h2 id="front-versions" className="border-t-4 border-ink pt-2 font-semibold">
        {t('front.versions')}
      </h2>
      {versions.length === 0 ? (
        <p className="mt-1 text-13 text-ink-2">{t('front.versions_none')}</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
          <ol tabIndex={0} aria-labelledby="front-versions" className="mt-1 max-h-96 overflow-y-auto text-13">
            {versions.map((version, place) => {
              const { date, time } = clockDate(version.at, timeZone)
              const { number, restoredFrom } = version
              return (
                <li
                  key={number}
                  className="flex flex-wrap items-center gap-x-3 border-b border-rule py-1.5 leading-5"
                >
                  <div className="min-w-0 flex-1 basis-48">
                    <a
                      href={`${address}/apercu?version=${number}`}
                      target="_blank"
                      rel="noopener"
                      aria-label={t('front.version_see', { number })}
                      className={`${link} font-semibold`}
                    >
                      {t('front.version', { number })}
                    </a>
                    {place === 0 ? <span className="ml-2 text-good">{t('front.version_now')}</span> : null}
                    <p className="text-ink-2 tabular-nums [overflow-wrap:anywhere]">
                      {t('front.version_by', { at: `${date} ${time}`, by: version.by })}
                      {restoredFrom === null
                        ? null
                        : ` (${restoredFrom === 0 ? t('front.version_rule') : t('front.version_restored', { from: restoredFrom })})`}
                    </p>
                  </div>
                  {place === 0 ? null : (
                    <Button look="quiet" disabled={isBusy} onClick={() => setAsked(number)}>
                      {t('front.version_restore', { number })}
                    </Button>
                  )}
                </li>
              )
            })}
          </ol>
          <Button look="quiet" disabled={isBusy} onClick={() => setAsked(0)} className="mt-2">
            {t('front.rule_restore')}
          </Button>
        </>
      )}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={() => setAsked(null)}
        title={asked === 0 ? t('front.restore_rule_title') : t('front.restore_title', { number: asked ?? 0 })}
        description={t('front.restore_text')}
        confirmLabel={t('front.restore_confirm')}
        look="primary"
        busy={isBusy}
        onConfirm={async () => {
          if (asked !== null) await onRestore(asked)
          setAsked(null)
        }}
      />
    </section>
  )
}
