import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Article } from '#components/article/article.tsx'
import { isVisible } from '#domain/articles/article.ts'
import { getDeskArticle } from '#domain/articles/desk-article-queries.ts'
import { getPreview } from '#domain/articles/preview.ts'
import type { DeskArticleDetail } from '#domain/articles/view.ts'
import { getNow, requireViewer } from '#domain/viewer.ts'
import { z } from '#lib/schema.ts'
import { readSiteOrDefaults } from '../../../../site.ts'
import { SiteFrame } from '../../../../site-frame.tsx'
import { sitePage } from '../../../../site-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const { settings, print } = await readSiteOrDefaults()
  return {
    title: `${print.t('redaction.action.preview')} – ${settings.name}`,
    robots: { index: false, follow: false },
  }
}

/** Whether readers see something else at this moment, or nothing. */
function barOf(article: DeskArticleDetail, now: Date): 'bar' | 'barChanged' | 'barSame' {
  if (!isVisible(article, now)) return 'bar'
  return article.workflow === 'settled' ? 'barSame' : 'barChanged'
}

/**
 * The draft on the site's own page, for those who may read it. It names no cache tags, so no cache keeps it, and
 * its address lies in the staff area, which is never stored.
 */
export default sitePage(async (site, { params }: Props) => {
  const viewer = await requireViewer('desk.enter')
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  const now = await getNow()
  const [article, detail] = await Promise.all([getPreview(viewer, id, now), getDeskArticle(viewer, id)])
  if (!article || !detail) notFound()
  const { t } = site.print
  const section = { ...article.section, name: article.section.name || t('redaction.list.noSection') }
  return (
    <SiteFrame site={site} current={article.section.slug}>
      <div className="no-print sticky top-0 z-30 bg-ink text-paper">
        <div className="sheet flex flex-wrap items-center justify-between gap-x-6 py-1 text-14 leading-5">
          <p className="py-2 font-semibold">{t(`redaction.preview.${barOf(detail, now)}`)}</p>
          <a
            href={`/redaction/articles/${id}`}
            className="flex min-h-11 items-center underline underline-offset-4 md:min-h-9"
          >
            {t('redaction.preview.back')}
          </a>
        </div>
      </div>
      <Article article={{ ...article, section }} print={site.print} />
    </SiteFrame>
  )
})
