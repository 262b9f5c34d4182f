import type { ArticleSummary, SectionView } from '#domain/articles/view.ts'
import type { Edition } from '#lib/edition.ts'
import { Headline } from '../headline.tsx'
import { Picture } from '../picture.tsx'

type Props = { section: SectionView; articles: readonly ArticleSummary[]; edition: Edition }

/** A section on the front page: bar, name, one story with its picture, the next ones as titles. */
export function SectionBlock({ section, articles, edition: { t } }: Props) {
  const first = articles.find((article) => article.lead) ?? articles[0]
  if (!first) return null
  const others = articles.filter((article) => article !== first).slice(0, 3)
  return (
    <section className="border-t-4 border-ink pt-2">
      <h2 className="font-serif text-23 font-bold tracking-[-0.012em]">
        <a href={`/${section.slug}`} className="hover:underline">
          {section.name}
        </a>
      </h2>
      <div className="mt-3 grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-[11fr_9fr]">
        <article>
          {first.lead ? (
            <Picture
              picture={first.lead}
              sizes="(width >= 1024px) 320px, (width >= 480px) 52vw, 100vw"
              crop="3/2"
              isDecorative
              className="mb-2.5"
            />
          ) : null}
          <Headline article={first} t={t} className="text-23" />
          {!first.lead && first.standfirst ? (
            <p className="mt-2 font-serif text-16 leading-[1.42] text-ink-2">{first.standfirst}</p>
          ) : null}
        </article>
        <ul className="divide-y divide-rule max-sm:border-t max-sm:border-rule sm:-mt-3">
          {others.map((article) => (
            <li key={article.id} className="py-3">
              <Headline article={article} t={t} className="text-17 leading-[1.24]" />
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
