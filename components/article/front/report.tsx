import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleSummary } from '#domain/articles/view.ts'
import { directionOf } from '#lib/direction.ts'
import { Headline } from '../headline.tsx'
import { writtenIn } from '../written.ts'
import { Lead } from './lead.tsx'
import type { When } from './when.ts'

type Props = {
  title: string
  article: ArticleSummary
  linked: readonly ArticleSummary[]
  print: PrintContext
  when: When
  withSection?: boolean
}

/** A special report: its title, the story that opens it, and a row of those that belong to it. */
export function Report({ title, article, linked, print, when, withSection }: Props) {
  return (
    <section className="border-t-4 border-accent pt-2">
      <h2 className="mb-3 flex flex-wrap items-baseline gap-x-3 font-serif text-23 leading-7 font-bold tracking-[-0.012em] md:text-28 md:leading-9">
        <span className="font-sans text-13 font-semibold tracking-normal text-accent-ink">
          {print.t('front.report')}
        </span>{' '}
        <span dir={directionOf(title)}>{title}</span>
      </h2>
      <Lead article={article} print={print} when={when} look="wide" level={3} withSection={withSection} />
      {linked.length > 0 ? (
        <ul className="mt-5 grid gap-x-8 border-t border-rule max-md:divide-y max-md:divide-rule md:grid-cols-2 md:gap-y-5 md:pt-4 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
          {linked.map((story) => (
            <li
              key={story.id}
              className="max-md:py-3 lg:not-first:border-l lg:not-first:border-rule lg:not-first:pl-8"
            >
              <Headline article={story} t={print.t} className="text-19" />
              {story.standfirst ? (
                <p
                  {...writtenIn(story, print.t, story.standfirst)}
                  className="mt-2 line-clamp-3 font-serif text-16 leading-[1.42] text-ink-2 max-md:hidden"
                >
                  {story.standfirst}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
