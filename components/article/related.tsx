import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Headline } from './headline.tsx'
import { Picture } from './picture.tsx'

/** « À lire aussi »: the closest story with its picture, the others as lines. */
export function Related({
  articles,
  print: { t },
}: {
  articles: readonly ArticleSummary[]
  print: PrintContext
}) {
  const first = articles.find((article) => article.lead) ?? articles[0]
  if (!first) return null
  const others = articles.filter((article) => article !== first)
  return (
    <section className="no-print mt-12 border-t-4 border-ink pt-3">
      <h2 className="font-serif text-19 font-bold tracking-[-0.008em]">{t('article.related')}</h2>
      <div className="mt-3 grid grid-cols-1 gap-x-8 gap-y-4 min-[1200px]:grid-cols-[5fr_4fr]">
        <div
          className={first.lead ? 'grid grid-cols-[minmax(0,1fr)_96px] gap-4 sm:grid-cols-[1fr_200px]' : ''}
        >
          <div>
            <p className="kicker mb-1">{first.section.name}</p>
            <Headline article={first} t={t} className="text-19 md:text-23" />
          </div>
          {first.lead ? (
            <Picture picture={first.lead} sizes="(width >= 480px) 200px, 96px" crop="3/2" isDecorative />
          ) : null}
        </div>
        <ul className="divide-y divide-rule border-t border-rule min-[1200px]:border-t-0 min-[1200px]:border-l min-[1200px]:pl-8">
          {others.map((article) => (
            <li key={article.id} className="py-3 min-[1200px]:first:pt-0">
              <Headline article={article} t={t} className="text-16" />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
