import { VersionList } from '#components/history/version-list.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import type { Addresses } from '#contract/public-addresses.ts'
import { historyTags } from '#contract/tags.ts'
import { listVersions } from '#domain/history/queries.ts'
import { isolate } from '#lib/direction.ts'
import { missing } from '../../../site-page.tsx'
import { aboutArticleMetadata, aboutArticlePage } from '../about-article.tsx'

export const dynamic = 'force-dynamic'

const addressOf = ({ history }: Addresses, article: string) => history(article)

export const generateMetadata = aboutArticleMetadata(addressOf, ({ print: { t } }, { title }) => ({
  title: `${t('history.title')} – ${isolate(title)}`,
  description: t('history.description', { title: isolate(title) }),
}))

export default aboutArticlePage(addressOf, async ({ print }, article) => {
  const versions = await listVersions(article)
  if (versions.length === 0) missing()
  return (
    <>
      <CacheTags tags={historyTags(article)} />
      <VersionList article={article} versions={versions} print={print} />
    </>
  )
})
