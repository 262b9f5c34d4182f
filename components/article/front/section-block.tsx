import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { Headline } from '../headline.tsx'
import { Picture, phoneColumn } from '../picture.tsx'
import { writtenIn } from '../written.ts'
import { SectionTitle } from './section-title.tsx'

type Props = {
  section: SectionView
  articles: readonly ArticleSummary[]
  print: PrintContext
  /** It has the row for itself. */
  isWide: boolean
  /** On phones its picture is as wide as the page, and not a square at the side. */
  isLarge: boolean
}

/** A section on the front page: bar, name, one story with its picture, the next ones as titles. */
export function SectionBlock({ section, articles, print: { t }, isWide, isLarge }: Props) {
  const first = articles.find((article) => article.lead) ?? articles[0]
  if (!first) return null
  const others = articles.filter((article) => article !== first).slice(0, 3)
  const isAlone = others.length === 0
  const square = isLarge ? '' : 'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_96px] max-sm:gap-4'
  return (
    <section className={`border-t-4 border-ink pt-2 ${isWide ? 'lg:col-span-2' : ''}`}>
      <SectionTitle section={section} />
      <div className={`mt-3 grid grid-cols-1 gap-x-6 gap-y-4 ${isAlone ? '' : 'sm:grid-cols-[11fr_9fr]'}`}>
        <article
          className={`${first.lead ? square : ''} ${isAlone && first.lead ? 'sm:grid sm:grid-cols-[11fr_9fr] sm:gap-x-6' : ''}`}
        >
          {first.lead ? (
            <div className={isLarge ? '' : 'max-sm:order-last'}>
              <Picture
                picture={first.lead}
                sizes={`(width >= 1024px) 320px, (width >= 480px) 52vw, ${isLarge ? phoneColumn : '96px'}`}
                crop="3/2"
                isDecorative
                className={`${isAlone ? '' : 'sm:mb-2.5'} ${isLarge ? 'max-sm:mb-2.5' : 'max-sm:aspect-square'}`}
              />
            </div>
          ) : null}
          <div>
            <Headline article={first} t={t} className="text-19 sm:text-23" />
            {(!first.lead || isAlone) && first.standfirst ? (
              <p
                {...writtenIn(first, t, first.standfirst)}
                className={`mt-2 font-serif text-16 leading-[1.42] text-ink-2 ${isLarge ? '' : 'max-sm:hidden'}`}
              >
                {first.standfirst}
              </p>
            ) : null}
          </div>
        </article>
        {isAlone ? null : (
          <ul className="divide-y divide-rule max-sm:border-t max-sm:border-rule sm:-mt-3">
            {others.map((article) => (
              <li key={article.id} className="py-3">
                <Headline article={article} t={t} className="text-17 leading-[1.24]" />
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
