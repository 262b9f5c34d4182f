import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import { type ArticleView, articleHref } from '#domain/articles/view.ts'
import { CommentCount } from './comment-count.tsx'
import { longWordClass } from './long-words.ts'
import { SectionTrail } from './section-trail.tsx'
import { writtenIn } from './written.ts'

type Props = {
  article: ArticleView
  parent: { slug: string; name: string } | null
  print: PrintContext
  /** What stands at the end of the line of its section. */
  children?: ReactNode
}

export function ArticleHeader({ article, parent, print, children }: Props) {
  return (
    <header className="pt-5 md:pt-9">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <SectionTrail section={article.section} parent={parent} t={print.t} />
        {children}
      </div>
      <div className={`headline mt-1 text-34 min-[1200px]:text-44 ${longWordClass(article.title)}`}>
        <h1 {...writtenIn(article, print.t, article.title)}>{article.title}</h1>{' '}
        <CommentCount href={articleHref(article)} count={article.commentCount} t={print.t} isLong />
      </div>
    </header>
  )
}
