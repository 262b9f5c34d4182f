import { AboutArticleHead } from '#components/history/history-head.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import type { Addresses } from '#contract/public-addresses.ts'
import { aboutArticleTags } from '#contract/tags.ts'
import { articleHref } from '#domain/articles/view.ts'
import { isolate } from '#lib/direction.ts'
import { aboutArticleMetadata, aboutArticlePage } from '../../about-article.tsx'

export const dynamic = 'force-dynamic'

const addressOf = ({ commentReportReceived }: Addresses, article: string) => commentReportReceived(article)

export const generateMetadata = aboutArticleMetadata(addressOf, ({ print: { t } }, { title }) => ({
  title: t('thread.report_received'),
  description: t('comments.of_article_description', { title: isolate(title) }),
}))

/** What a reader is told once their report is stored. The same for everybody: it says nothing of it. */
export default aboutArticlePage(addressOf, async ({ print: { t } }, article) => (
  <div className="sheet pt-6 md:pt-10">
    <CacheTags tags={aboutArticleTags(article)} />
    <div className="mx-auto max-w-[660px]">
      <AboutArticleHead article={article} t={t} title={t('thread.report_received')}>
        <p className="mt-3 leading-[1.5]">{t('thread.report_received_text')}</p>
      </AboutArticleHead>
      <p className="mt-6 border-t border-rule pt-4 text-15">
        <a
          href={`${articleHref(article)}#commentaires`}
          className="quiet-link inline-block py-1 font-semibold"
        >
          {t('thread.to_thread')}
        </a>
      </p>
    </div>
  </div>
))
