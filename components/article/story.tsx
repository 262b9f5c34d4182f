import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { Time } from '../ui/time.tsx'
import { Bylines } from './bylines.tsx'
import { Headline } from './headline.tsx'
import { Picture } from './picture.tsx'
import { writtenIn } from './written.ts'

type Props = {
  article: ArticleSummary
  print: PrintContext
  withSection?: boolean
  /** Under the heading of a day: the hour is enough, and the title is one level down. */
  isOfDay?: boolean
  isSmall?: boolean
}

/**
 * One story of a list. On wide screens three columns: when, what, and at the right the picture, or where there is none
 * the first words, so that no column stays empty.
 */
export function Story({ article, print, withSection = false, isOfDay = false, isSmall = false }: Props) {
  const picture = article.lead
  const standfirst = article.standfirst ? (
    <p
      {...writtenIn(article, print.t, article.standfirst)}
      className="font-serif text-16 leading-[1.45] text-pretty text-ink-2"
    >
      {article.standfirst}
    </p>
  ) : null
  return (
    <article
      className={`grid gap-x-4 py-5 md:gap-x-10 lg:grid-cols-[7rem_1fr_300px] ${picture ? 'grid-cols-[minmax(0,1fr)_96px] md:grid-cols-[minmax(0,1fr)_220px]' : ''}`}
    >
      <p className="mb-1 flex flex-wrap items-baseline gap-x-3 text-13 text-ink-2 max-lg:col-span-full lg:flex-col lg:pt-1">
        {withSection ? <span className="kicker">{article.section.name}</span> : null}{' '}
        <Time date={article.publishedAt} print={print} form={isOfDay ? 'time' : 'shortDateTime'} />
      </p>
      <div>
        <Headline article={article} t={print.t} level={isOfDay ? 3 : 2} className="text-19 md:text-23" />
        {standfirst ? (
          <div className={`mt-2 max-w-[42rem] max-md:hidden ${picture ? '' : 'lg:hidden'}`}>{standfirst}</div>
        ) : null}
        <p className="mt-2 text-13 text-ink-2 max-md:hidden">
          <Bylines bylines={article.bylines} print={print} />
        </p>
      </div>
      {picture ? (
        <div className={isSmall ? 'lg:w-[220px] lg:justify-self-end' : ''}>
          <Picture
            picture={picture}
            sizes={`(width >= 1024px) ${isSmall ? 220 : 300}px, (width >= 768px) 220px, 96px`}
            crop="3/2"
            isDecorative
            className="max-md:aspect-square"
          />
        </div>
      ) : (
        <div className="max-lg:hidden">{standfirst}</div>
      )}
    </article>
  )
}
