import type { TopicView } from '#domain/articles/view.ts'
import type { Edition } from '#lib/edition.ts'

export function Topics({ topics, t }: { topics: readonly TopicView[]; t: Edition['t'] }) {
  if (topics.length === 0) return null
  return (
    <div className="no-print mt-8 flex flex-wrap items-baseline gap-x-5 gap-y-1 text-15">
      <h2 className="text-14 text-ink-2">{t('article.topics')}</h2>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {topics.map((topic) => (
          <li key={topic.slug}>
            <a href={`/sujets/${topic.slug}`} className="quiet-link inline-block py-1 font-semibold">
              {topic.name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
