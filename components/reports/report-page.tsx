import { AboutArticleHead } from '#components/history/history-head.tsx'
import type { PrintContext } from '#components/print/print-context.ts'
import type { ArticleView } from '#domain/articles/view.ts'
import { directionOf } from '#lib/direction.ts'
import { ReportForm } from './report-form.tsx'

type Props = {
  article: ArticleView
  formToken: string
  /** The one it was opened for, and its words. */
  paragraph: { number: number; text: string } | null
  print: PrintContext
}

/** « Signaler une erreur ». */
export function ReportPage({ article, formToken, paragraph, print }: Props) {
  const { t } = print
  return (
    <div className="sheet pt-6 md:pt-10">
      <div className="mx-auto max-w-[660px]">
        <AboutArticleHead article={article} t={t} title={t('reports.title')}>
          <p className="mt-3 leading-[1.5] text-ink-2">{t('reports.about')}</p>
        </AboutArticleHead>
        {paragraph ? (
          <figure className="mt-6 border-l-4 border-accent pl-4">
            <figcaption className="text-13 font-semibold text-ink-2">
              {t('reports.paragraph_now', { number: paragraph.number })}
            </figcaption>
            <blockquote
              dir={directionOf(paragraph.text)}
              className="mt-1 font-serif text-17 leading-[1.55] whitespace-pre-line"
            >
              {paragraph.text}
            </blockquote>
          </figure>
        ) : null}
        <ReportForm
          articleId={article.id}
          formToken={formToken}
          paragraph={paragraph?.number ?? null}
          print={print}
        />
      </div>
    </div>
  )
}
