import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { buttonLinkClass } from '#components/ui/button.tsx'
import { type QueueName, queueHref } from './queue-address.ts'

/** The pages of a long list. */
export function QueuePages({ queue, page, pages }: { queue: QueueName; page: number; pages: number }) {
  const t = useTranslations()
  if (pages <= 1) return null
  return (
    <nav aria-label={t('moderation.pages')} className="flex items-center justify-between gap-2 py-2 text-13">
      {page > 1 ? (
        <Link href={queueHref(queue, page - 1)} className={buttonLinkClass('quiet')}>
          {t('common.previous')}
        </Link>
      ) : (
        <span />
      )}
      <span className="text-ink-2 tabular-nums">{t('moderation.page_position', { page, pages })}</span>
      {page < pages ? (
        <Link href={queueHref(queue, page + 1)} className={buttonLinkClass('quiet')}>
          {t('common.next')}
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
