import { ReportPage } from '#components/reports/report-page.tsx'
import type { Addresses } from '#contract/public-addresses.ts'
import { paragraphText } from '#domain/articles/paragraphs.ts'
import { issueFormToken } from '#domain/comments/form-token.ts'
import { isolate } from '#lib/direction.ts'
import { missing } from '../../../../site-page.tsx'
import { aboutArticleMetadata, aboutArticlePage } from '../../about-article.tsx'

export const dynamic = 'force-dynamic'

type Params = { paragraph: string }

const addressOf = ({ report }: Addresses, article: string, { paragraph }: Params) =>
  report(article, paragraph)

export const generateMetadata = aboutArticleMetadata(addressOf, ({ print: { t } }, { title }, _: Params) => ({
  title: `${t('reports.title')} – ${isolate(title)}`,
  description: t('reports.description', { title: isolate(title) }),
}))

/**
 * The form, opened for a paragraph. Not stored: there are as many as paragraphs. While the site is away the form without a
 * number stands in for it (edge/page-cache/page/key.ts).
 */
export default aboutArticlePage(addressOf, async ({ print }, article, { paragraph }: Params) => {
  if (!/^[1-9]\d{0,4}$/.test(paragraph)) missing()
  const number = Number(paragraph)
  const text = paragraphText(article.body, number)
  // Shortened since the reader opened it: the form is there all the same.
  return (
    <ReportPage
      article={article}
      formToken={issueFormToken(article.id)}
      paragraph={text === null ? null : { number, text }}
      print={print}
    />
  )
})
