import { AboutArticleHead } from '#components/history/history-head.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import { type Addresses, addressesIn } from '#contract/public-addresses.ts'
import { aboutArticleTags } from '#contract/tags.ts'
import { articleHref } from '#domain/articles/view.ts'
import { isolate } from '#lib/direction.ts'
import { aboutArticleMetadata, aboutArticlePage } from '../../about-article.tsx'

export const dynamic = 'force-dynamic'

const addressOf = ({ reportReceived }: Addresses, article: string) => reportReceived(article)

export const generateMetadata = aboutArticleMetadata(addressOf, ({ print: { t } }, { title }) => ({
  title: t('reports.received_title'),
  description: t('reports.description', { title: isolate(title) }),
}))

/** What a reader is told once their report is stored. The same for everybody: it says nothing of it. */
export default aboutArticlePage(addressOf, async ({ print: { t, locale } }, article) => (
  <div className="sheet pt-6 md:pt-10">
    <CacheTags tags={aboutArticleTags(article)} />
    <div className="mx-auto max-w-[660px]">
      <AboutArticleHead article={article} t={t} title={t('reports.received_title')}>
        <p className="mt-3 leading-[1.5]">{t('reports.received_text')}</p>
      </AboutArticleHead>
      <p className="mt-6 flex flex-wrap gap-x-6 gap-y-1 border-t border-rule pt-4 text-15">
        <a
          href={articleHref(article)}
          className="inline-block py-1 font-semibold underline decoration-accent underline-offset-4"
        >
          {t('reports.received_back')}
        </a>{' '}
        <a
          href={addressesIn(locale).pages.corrections}
          className="inline-block py-1 underline decoration-accent underline-offset-4"
        >
          {t('reports.received_corrections')}
        </a>
      </p>
    </div>
  </div>
))
