import type { ReactNode } from 'react'
import { addressesFor, type PrintContext } from '#components/print/print-context.ts'
import type { Translation } from '#domain/articles/translation.ts'
import {
  type ArticleSummary,
  type ArticleView,
  articleHref,
  type Neighbours as NeighboursView,
} from '#domain/articles/view.ts'
import type { PictureView } from '#domain/media/view.ts'
import type { BylineView } from '#domain/people/view.ts'
import type { Locale } from '#lib/locale.ts'
import { isBlank } from '#lib/text.ts'
import { ArticleFacts } from './article-facts.tsx'
import { ArticleHeader } from './article-header.tsx'
import { ArticleTools } from './article-tools.tsx'
import { Biographies } from './biographies.tsx'
import { Body } from './body.tsx'
import { Caption } from './caption.tsx'
import { Corrections } from './corrections.tsx'
import { Neighbours } from './neighbours.tsx'
import { Picture, phoneColumn } from './picture.tsx'
import { Related } from './related.tsx'
import { Topics } from './topics.tsx'
import { Translations } from './translations.tsx'
import { writtenIn } from './written.ts'

type Props = {
  article: ArticleView
  /** The section that its own stands under. */
  parent?: { slug: string; name: string } | null
  print: PrintContext
  /** Who signed it, with their lives; a preview knows their names only. */
  profiles?: BylineView[]
  related?: ArticleSummary[]
  neighbours?: NeighboursView
  /** Its languages as far as readers see them, its own among them. */
  translations?: readonly Translation[]
  /** What readers may do with it; absent in a preview. */
  tools?: { url: string; versions: number }
  /** The thread of comments; absent in a preview. */
  children?: ReactNode
}

/**
 * On wide screens the text stands in the middle: who wrote it, when and about what go along in the margin at its
 * left, the one at its right is for quotations. Below that width everything is one column, in the same order.
 */
const columns =
  'mx-auto max-w-[600px] min-[1200px]:grid min-[1200px]:max-w-none min-[1200px]:grid-cols-[11fr_600px_13fr] min-[1200px]:gap-x-14'

/**
 * The page of an article, below the masthead: header, lead picture, text, what belongs to it, and the thread.
 */
export function Article({
  article,
  parent = null,
  print,
  profiles = [],
  related = [],
  neighbours,
  translations = [],
  tools,
  children,
}: Props) {
  return (
    <div className="sheet">
      <article lang={print.locale} className={columns}>
        <div className="min-[1200px]:col-span-2 min-[1200px]:col-start-2">
          <ArticleHeader article={article} parent={parent} print={print}>
            <Translations translations={translations.filter(({ id }) => id !== article.id)} t={print.t} />
          </ArticleHeader>
        </div>
        <div id="paragraphes" className="min-[1200px]:col-start-2">
          <Body
            body={article.body}
            pictures={article.pictures}
            audio={article.audio}
            mentions={article.mentions}
            language={article.language}
            print={print}
            reportHref={tools && addressesFor(print.t).report(articleHref(article))}
          >
            {!isBlank(article.standfirst) ? (
              <p
                {...writtenIn(article, print.t, article.standfirst)}
                className="mt-4 text-19 leading-[1.42] hyphens-manual text-ink-2 md:text-23 md:leading-[1.36] min-[1200px]:-mr-34"
              >
                {article.standfirst}
              </p>
            ) : null}
            <ArticleFacts article={article} print={print} />
            {article.lead ? (
              <Lead
                lead={article.lead}
                own={article.language === print.locale ? undefined : print.locale}
                print={print}
              />
            ) : null}
          </Body>
          <Corrections corrections={article.corrections} print={print} />
          <Biographies bylines={article.bylines} profiles={profiles} t={print.t} />
          <Topics topics={article.topics} t={print.t} className="mt-8 min-[1200px]:hidden" />
          {tools ? <ArticleTools article={article} {...tools} t={print.t} /> : null}
          {/* On paper: where it was. */}
          {tools ? (
            <p className="mt-6 hidden text-13 [overflow-wrap:anywhere] print:block">{tools.url}</p>
          ) : null}
          {neighbours ? (
            <Neighbours neighbours={neighbours} section={article.section.name} print={print} />
          ) : null}
        </div>
      </article>
      <div className={columns}>
        <div className="min-[1200px]:col-span-2 min-[1200px]:col-start-2">
          <Related articles={related} print={print} />
        </div>
        <div className="min-[1200px]:col-start-2">{children}</div>
      </div>
    </div>
  )
}

/** As wide as the text and the margin at its right; never cut. */
function Lead({ lead, own, print }: { lead: PictureView; own: Locale | undefined; print: PrintContext }) {
  return (
    <figure className="!mt-6 !mb-6 font-sans min-[1200px]:w-[calc(656px+(min(100vw,1304px)-776px)*13/24)] md:!mt-8 md:!mb-8">
      <Picture
        picture={lead}
        sizes={`(width >= 1304px) 942px, (width >= 1200px) 886px, (width >= 664px) 600px, ${phoneColumn}`}
        isFirst
        className="max-h-[72vh] object-contain object-left"
      />
      <Caption caption={lead.caption} credit={lead.credit} t={print.t} own={own} />
    </figure>
  )
}
