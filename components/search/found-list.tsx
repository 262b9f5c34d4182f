import type { PrintContext } from '#components/print/print-context.ts'
import { articleHref } from '#domain/articles/view.ts'
import type { FoundArticle } from '#domain/search/view.ts'
import { Bylines } from '../article/bylines.tsx'
import { longWordClass } from '../article/long-words.ts'
import { Picture } from '../article/picture.tsx'
import { writtenIn } from '../article/written.ts'
import { Time } from '../ui/time.tsx'
import { Marked } from './marked.tsx'

/** What was found: where it belongs and when, its title, the words around what was asked. */
export function FoundList({ articles, print }: { articles: readonly FoundArticle[]; print: PrintContext }) {
  return (
    <ol className="divide-y divide-rule">
      {articles.map(({ article, title, extract }) => (
        <li key={article.id}>
          <article
            className={`grid gap-x-4 py-5 md:gap-x-8 ${article.lead ? 'grid-cols-[minmax(0,1fr)_96px] md:grid-cols-[1fr_160px]' : ''}`}
          >
            <div>
              <p className="mb-1 flex flex-wrap items-baseline gap-x-3 text-13 text-ink-2">
                <span className="kicker">{article.section.name}</span>{' '}
                <Time date={article.publishedAt} print={print} form="shortDateTime" />
              </p>
              <div className={`headline text-19 md:text-23 ${longWordClass(article.title)}`}>
                <h2>
                  <a href={articleHref(article)} {...writtenIn(article, print.t, article.title)}>
                    <Marked runs={title} />
                  </a>
                </h2>
              </div>
              <p
                {...writtenIn(article, print.t, extract.map(({ text }) => text).join(''))}
                className="mt-2 max-w-[42rem] font-serif text-16 leading-[1.45] text-pretty [overflow-wrap:anywhere] text-ink-2"
              >
                <Marked runs={extract} />
              </p>
              <p className="mt-2 text-13 text-ink-2 max-md:hidden">
                <Bylines bylines={article.bylines} print={print} />
              </p>
            </div>
            {article.lead ? (
              <Picture
                picture={article.lead}
                sizes="(width >= 768px) 160px, 96px"
                crop="3/2"
                isDecorative
                className="max-md:aspect-square"
              />
            ) : null}
          </article>
        </li>
      ))}
    </ol>
  )
}
