import { CommentReportForm } from '#components/comments/comment-report-form.tsx'
import { TakenDown } from '#components/comments/taken-down.tsx'
import { AboutArticleHead } from '#components/history/history-head.tsx'
import { CacheTags } from '#components/layout/cache-tags.tsx'
import type { Addresses } from '#contract/public-addresses.ts'
import { commentReportTags } from '#contract/tags.ts'
import { articleHref } from '#domain/articles/view.ts'
import { getOnline, wasTakenDown } from '#domain/comments/chosen-queries.ts'
import { isolate } from '#lib/direction.ts'
import { isUuid } from '#lib/uuid.ts'
import { missing } from '../../../../../site-page.tsx'
import { aboutArticleMetadata, aboutArticlePage } from '../../../about-article.tsx'

export const dynamic = 'force-dynamic'

type Params = { comment: string }
const addressOf = ({ commentReport }: Addresses, article: string, { comment }: Params) =>
  commentReport(article, comment)

export const generateMetadata = aboutArticleMetadata<Params>(addressOf, ({ print: { t } }, { title }) => ({
  title: t('thread.report_title'),
  description: t('comments.of_article_description', { title: isolate(title) }),
}))

export default aboutArticlePage<Params>(addressOf, async ({ print: { t } }, article, { comment: id }) => {
  const comment = isUuid(id) ? await getOnline(article.id, id) : null
  const href = articleHref(article)
  if (!comment) {
    if (isUuid(id) && (await wasTakenDown(article.id, id))) return <TakenDown href={href} t={t} />
    missing()
  }
  return (
    <div className="sheet pt-6 md:pt-10">
      <CacheTags tags={commentReportTags(article.id, comment.rootId)} />
      <div className="mx-auto max-w-[660px]">
        <AboutArticleHead article={article} t={t} title={t('thread.report_title')} />
        <CommentReportForm comment={comment} href={href} t={t} />
      </div>
    </div>
  )
})
