'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { ConfirmDialog } from '#components/ui/dialog.client.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { deletePage, unpublishPage } from '#domain/pages/actions.ts'
import type { PageState } from '#domain/pages/view.ts'

/** The end of a page of one's own: taken from readers, or thrown away where none has seen it. */
export function PageWithdrawal({
  slug,
  title,
  isOnline,
  state,
}: {
  slug: string
  title: string
  isOnline: boolean
  state: PageState
}) {
  const t = useTranslations()
  const router = useRouter()
  const [isAsked, setAsked] = useState(false)
  const unpublish = useAction(unpublishPage, () => router.refresh())
  const remove = useAction(deletePage, () => router.push('/reglages/pages'))
  if (!isOnline && state !== 'draft')
    return (
      <p role="status" className="text-14 text-ink-2">
        {t('pages.unpublished_done')}
      </p>
    )
  const summary = unpublish.summary ?? remove.summary
  return (
    <section className="border-t border-ink pt-3">
      {summary ? <Notice tone="bad">{summary}</Notice> : null}
      <Button look="danger" onClick={() => setAsked(true)}>
        {isOnline ? t('pages.unpublish') : t('pages.delete')}
      </Button>
      <ConfirmDialog
        open={isAsked}
        onOpenChange={() => setAsked(false)}
        title={isOnline ? t('pages.unpublish_title', { title }) : t('pages.delete_title', { title })}
        description={isOnline ? t('pages.unpublish_text') : t('pages.delete_text')}
        confirmLabel={isOnline ? t('pages.unpublish') : t('pages.delete')}
        busy={unpublish.isBusy || remove.isBusy}
        onConfirm={async () => {
          await (isOnline ? unpublish : remove).run({ slug })
          setAsked(false)
        }}
      />
    </section>
  )
}
