import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'

/** The end of every form: what was refused, the one button, what was done. */
export function FormFoot({
  label,
  isBusy,
  summary,
  done,
  onCancel,
}: {
  label: string
  isBusy: boolean
  summary: string | null
  done?: ReactNode
  onCancel?: () => void
}) {
  const t = useTranslations()
  return (
    <div>
      {summary ? (
        <Notice tone="bad" className="mb-4">
          {summary}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" disabled={isBusy}>
          {label}
        </Button>
        {onCancel ? (
          <Button look="quiet" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        ) : null}
        <p role="status" className="text-14 text-good">
          {done}
        </p>
      </div>
    </div>
  )
}
