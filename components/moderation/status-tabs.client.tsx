'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import { type CommentStatus, commentStatuses } from '#domain/comments/comment.ts'
import { useCounts } from './counts.client.tsx'
import { queueHref } from './queue-address.ts'

/** The four states of a comment, with how many there are of each at this moment. */
export function StatusTabs({ current }: { current: CommentStatus }) {
  const t = useTranslations()
  const held = useCounts()
  return (
    <nav aria-label={t('moderation.tabs')} className="border-b border-ink">
      <ul className="-mb-px flex overflow-x-auto overflow-y-hidden">
        {commentStatuses.map((status) => (
          <li key={status} className="shrink-0">
            <Link
              href={queueHref(status)}
              prefetch={false}
              aria-current={status === current ? 'page' : undefined}
              className={classNames(
                'flex min-h-11 items-center gap-2 border-b-4 px-3 pt-1 text-14 -outline-offset-2 md:min-h-10',
                status === current
                  ? 'border-accent font-semibold'
                  : 'border-transparent text-ink-2 hover:text-ink',
              )}
            >
              {t(`moderation.${status}`)}
              <span className="text-13 font-normal text-ink-2 tabular-nums">{held?.counts[status] ?? 0}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
