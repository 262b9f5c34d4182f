import type { PrintContext } from '#components/print/print-context.ts'
import type { ReadAlso as ReadAlsoNode } from '#domain/articles/document.ts'
import { articleHref, type Mention } from '#domain/articles/view.ts'
import type { Locale } from '#lib/locale.ts'
import { writtenIn } from './written.ts'

export type Mentions = Readonly<Record<string, Mention>>

type Props = { node: ReadAlsoNode; mentions: Mentions; print: PrintContext; lang?: Locale | undefined }

/** Own articles by the title they bear when the page is made. One that readers cannot see is not there. */
export function ReadAlso({ node, mentions, print: { t }, lang }: Props) {
  const seen = [...new Set(node.attrs.articles.map(({ id }) => id))].flatMap((id) => mentions[id] ?? [])
  if (seen.length === 0) return null
  return (
    <div className="read-also">
      <p className="block-title" lang={lang}>
        {t('article.related')}
      </p>
      <ul>
        {seen.map((article) => (
          <li key={article.id} {...writtenIn(article, t, article.title)}>
            <a href={articleHref(article)}>{article.title}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
