'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { useOpenRows } from '#components/forms/use-open-rows.ts'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/dialog.client.tsx'
import { Fold } from '#components/ui/fold.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { addressesIn } from '#contract/public-addresses.ts'
import { deleteByline } from '#domain/people/actions.ts'
import type { BylineRow } from '#domain/people/view.ts'
import type { Locale } from '#lib/locale.ts'
import { BylineForm } from './byline-form.client.tsx'

/** The names that sign articles. */
export function BylinesEditor({ bylines }: { bylines: BylineRow[] }) {
  const t = useTranslations()
  const addresses = addressesIn(useLocale() as Locale)
  const router = useRouter()
  /** How many were made here: each starts the form for a new one afresh, and nothing else does. */
  const [created, setCreated] = useState(0)
  const rows = useOpenRows()
  const [asked, setAsked] = useState<BylineRow | null>(null)
  const [inUse, setInUse] = useState(false)
  const remove = useAction(deleteByline, () => router.refresh())
  return (
    <div className="space-y-8">
      {remove.summary ? (
        <Notice tone="bad">{inUse ? t('settings.byline_in_use') : remove.summary}</Notice>
      ) : null}
      {bylines.length === 0 ? (
        <p className="text-15">{t('settings.bylines_empty')}</p>
      ) : (
        <ul className="border-t border-ink">
          {bylines.map((byline) => (
            <li key={byline.id} className="border-b border-rule py-2">
              <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <div className="min-w-0 flex-1 basis-44">
                  <p className="[overflow-wrap:anywhere]">
                    <span className="font-semibold">{byline.name}</span>
                    {byline.jobTitle ? <span className="text-ink-2">, {byline.jobTitle}</span> : null}
                  </p>
                  <p className="text-13 [overflow-wrap:anywhere] text-ink-2">
                    {addresses.byline(byline.slug)} ·{' '}
                    {t('settings.byline_articles', { count: byline.articles })}
                    {byline.account ? ` · ${t('settings.byline_account', { name: byline.account })}` : null}
                  </p>
                </div>
                <Button
                  look="quiet"
                  aria-expanded={rows.isOpen(byline.id)}
                  aria-label={t('settings.edit_of', { name: byline.name })}
                  onClick={() => rows.toggle(byline.id)}
                >
                  {t('settings.edit')}
                </Button>
                {byline.articles === 0 && byline.account === null ? (
                  <Button look="quiet" onClick={() => setAsked(byline)}>
                    {t('settings.byline_delete')}
                  </Button>
                ) : null}
              </div>
              <Fold key={rows.keyOf(byline.id)} open={rows.isOpen(byline.id)}>
                <BylineForm
                  byline={byline}
                  onDone={() => rows.finish(byline.id)}
                  onCancel={() => rows.finish(byline.id)}
                />
              </Fold>
            </li>
          ))}
        </ul>
      )}
      <section className="border-t border-ink pt-4">
        <h3 className="font-semibold">{t('settings.byline_new')}</h3>
        <BylineForm key={created} onDone={() => setCreated(created + 1)} />
        <p role="status" className="text-14 text-good">
          {created > 0 ? t('settings.byline_created') : ''}
        </p>
      </section>
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={() => setAsked(null)}
        title={t('settings.byline_delete_title', { name: asked?.name ?? '' })}
        description={t('settings.byline_delete_text')}
        confirmLabel={t('common.delete')}
        busy={remove.isBusy}
        onConfirm={async () => {
          const isDone = await remove.run({ bylineId: asked?.id })
          setInUse(!isDone)
          setAsked(null)
        }}
      />
    </div>
  )
}
