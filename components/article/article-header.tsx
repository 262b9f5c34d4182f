import type { PrintContext } from '#components/print/print-context.ts'
import { type ArticleView, articleHref } from '#domain/articles/view.ts'
import { directionOf } from '#lib/direction.ts'
import { CommentCount } from './comment-count.tsx'
import { longWordClass } from './long-words.ts'
import { SectionTrail } from './section-trail.tsx'

type Props = { article: ArticleView; parent: { slug: string; name: string } | null; print: PrintContext }

export function ArticleHeader({ article, parent, print }: Props) {
  return (
    <header className="pt-5 md:pt-9">
      <SectionTrail section={article.section} parent={parent} t={print.t} />
      <div className={`headline mt-1 text-34 min-[1200px]:text-44 ${longWordClass(article.title)}`}>
        <h1 dir={directionOf(article.title)}>{article.title}</h1>{' '}
        <CommentCount href={articleHref(article)} count={article.commentCount} t={print.t} isLong />
      </div>
    </header>
  )
}
