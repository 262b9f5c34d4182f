import { Difference } from '#components/history/difference.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import type { Addresses } from '#contract/public-addresses.ts'
import { historyTags } from '#contract/tags.ts'
import { getDifference } from '#domain/history/queries.ts'
import { isolate } from '#lib/direction.ts'
import { missing } from '../../../../site-page.tsx'
import { aboutArticleMetadata, aboutArticlePage } from '../../about-article.tsx'

export const dynamic = 'force-dynamic'

type Params = { version: string }

const addressOf = ({ history }: Addresses, article: string, { version }: Params) => history(article, version)

/** The first version has nothing before it. */
const numberOf = ({ version }: Params) => (/^[1-9]\d{0,3}$/.test(version) ? Number(version) : missing())

export const generateMetadata = aboutArticleMetadata(
  addressOf,
  ({ print: { t } }, { title }, params: Params) => {
    const number = numberOf(params)
    return {
      title: `${t('history.difference_title', { number })} – ${isolate(title)}`,
      description: t('history.difference_description', { before: number - 1, number, title: isolate(title) }),
    }
  },
)

export default aboutArticlePage(addressOf, async ({ print }, article, params: Params) => {
  const difference = await getDifference(article, numberOf(params), print.t('history.picture'))
  if (!difference) missing()
  return (
    <>
      <CacheTags tags={historyTags(article)} />
      <Difference article={article} difference={difference} print={print} />
    </>
  )
})
