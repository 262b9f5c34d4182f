import { CacheTags } from '#components/layout/cache-tags.tsx'
import { ReportPage } from '#components/reports/report-page.tsx'
import type { Addresses } from '#contract/public-addresses.ts'
import { aboutArticleTags } from '#contract/tags.ts'
import { issueFormToken } from '#domain/comments/form-token.ts'
import { isolate } from '#lib/direction.ts'
import { aboutArticleMetadata, aboutArticlePage } from '../about-article.tsx'

export const dynamic = 'force-dynamic'

const addressOf = ({ report }: Addresses, article: string) => report(article)

export const generateMetadata = aboutArticleMetadata(addressOf, ({ print: { t } }, { title }) => ({
  title: `${t('reports.title')} – ${isolate(title)}`,
  description: t('reports.description', { title: isolate(title) }),
}))

export default aboutArticlePage(addressOf, async ({ print }, article) => (
  <>
    <CacheTags tags={aboutArticleTags(article)} />
    <ReportPage article={article} formToken={issueFormToken(article.id)} paragraph={null} print={print} />
  </>
))
