import { useTranslations } from 'use-intl'
import type { QueueEntry } from './queue-entry.ts'

/** On a wide screen there is room to read ahead. Not yet to decide: a comment is decided about when it is the current one. */
export function NextUp({ entries, onSelect }: { entries: QueueEntry[]; onSelect: (id: string) => void }) {
  const t = useTranslations()
  if (entries.length === 0) return null
  return (
    <section aria-labelledby="next-up" className="mt-8 hidden border-t border-rule pt-4 xl:block">
      <h2 id="next-up" className="mb-3 text-13 leading-5 font-semibold text-ink-2">
        {t('moderation.next_up')}
      </h2>
      <ul className="grid grid-cols-2 gap-x-8">
        {entries.map((entry) => (
          <li key={entry.id} className="min-w-0">
            <button
              type="button"
              onClick={() => onSelect(entry.id)}
              className="text-14 leading-5 font-semibold underline decoration-rule underline-offset-4 hover:decoration-accent"
            >
              {entry.name}
            </button>
            <p className="truncate text-13 leading-5 text-ink-2">{entry.article.title}</p>
            <p className="mt-1 line-clamp-6 font-serif text-16 leading-6 break-words whitespace-pre-line text-ink-2">
              {entry.body}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
