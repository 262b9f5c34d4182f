import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { commentWords } from '#components/comments/comment-markup.ts'
import { classNames } from '#components/ui/class-names.ts'
import type { QueueEntry } from './queue-entry.ts'

/** The comments that wait, in order: one line for each and its place. The current one is open beside the list. */
export function QueueList({
  entries,
  currentId,
  onSelect,
}: {
  entries: QueueEntry[]
  currentId: string | null
  onSelect: (id: string) => void
}) {
  const t = useTranslations()
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the current comment, whatever made it so
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [currentId])
  return (
    <ol aria-label={t('moderation.list')}>
      {entries.map((entry) => {
        const isCurrent = entry.id === currentId
        return (
          <li key={entry.id} className="border-b border-rule">
            <button
              ref={isCurrent ? current : undefined}
              type="button"
              aria-current={isCurrent}
              onClick={() => onSelect(entry.id)}
              className={classNames(
                'block w-full border-l-4 px-3 py-2 text-left -outline-offset-2',
                isCurrent
                  ? 'border-accent bg-wash forced-colors:border-[Highlight]'
                  : 'border-transparent forced-colors:border-[Canvas] hover:bg-wash',
              )}
            >
              <span className="flex items-baseline justify-between gap-3">
                <bdi className="truncate font-semibold">{entry.name}</bdi>
                <time dateTime={entry.iso} className="shrink-0 text-12 text-ink-2 tabular-nums">
                  {entry.moment}
                </time>
              </span>
              <span dir="auto" className="block truncate text-13 text-ink-2">
                {entry.article.title}
              </span>
              <span dir="auto" className="line-clamp-1 text-13">
                {commentWords(entry.body)}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
