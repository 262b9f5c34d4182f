'use client'

import { useTranslations } from 'use-intl'
import { useAction } from '#components/forms/use-action.ts'
import { Button } from '#components/ui/button.tsx'
import { restorePage } from '#domain/pages/actions.ts'

/** Makes an earlier text the draft again, on top of the draft that is shown beside it and of no other. */
export function RestorePage({
  slug,
  baseVersion,
  revisionId,
}: {
  slug: string
  baseVersion: number
  revisionId: string | null
}) {
  const t = useTranslations()
  const action = useAction(restorePage, () => window.location.assign(`/reglages/pages/${slug}`))
  return (
    <div>
      <Button
        look="primary"
        disabled={action.isBusy}
        onClick={() => void action.run({ slug, baseVersion, revisionId })}
      >
        {t('pages.restore')}
      </Button>
      <p role="alert" className="mt-1 text-13 leading-5 font-semibold text-bad">
        {action.summary}
      </p>
    </div>
  )
}
