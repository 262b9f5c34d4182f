import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import type { TopicView } from '#domain/topics/view.ts'

type Props = { topics: readonly TopicView[]; t: PrintContext['t']; className: string }

export function Topics({ topics, t, className }: Props) {
  if (topics.length === 0) return null
  return (
    <div className={`no-print flex flex-wrap items-baseline gap-x-5 gap-y-1 text-15 ${className}`}>
      <h2 className="text-14 text-ink-2">{t('article.topics')}</h2>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {topics.map((topic) => (
          <li key={topic.slug}>
            <a
              href={addressesFor(t).topic(topic.slug)}
              className="quiet-link inline-block py-1 font-semibold text-ink"
            >
              {topic.name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
