import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { QueueName } from './queue-address.ts'

/** Nothing to do, and what happens next. */
export function EmptyQueue({
  queue,
  isLoading,
  notice,
  arrived,
}: {
  queue: QueueName
  isLoading: boolean
  notice: ReactNode
  arrived: ReactNode
}) {
  const t = useTranslations()
  if (isLoading) return <p className="py-16 text-15 text-ink-2">{t('common.loading')}</p>
  return (
    <div className="max-w-140 py-6">
      <div className="mb-8 empty:hidden">{notice}</div>
      <p className="font-serif text-23 leading-8 font-semibold">{t(`moderation.empty_${queue}`)}</p>
      <p className="mt-1 text-15 leading-6 text-ink-2">
        {t(queue === 'pending' ? 'moderation.empty_pending_next' : 'moderation.empty_other_next')}
      </p>
      <div className="mt-4">{arrived}</div>
    </div>
  )
}
