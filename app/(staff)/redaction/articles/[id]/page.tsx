import { notFound } from 'next/navigation'
import { ArticleDesk } from '#components/redaction/editor/article-desk.client.tsx'
import { can } from '#domain/access.ts'
import { getDeskArticle, listRevisions } from '#domain/articles/desk-article-queries.ts'
import { listPickers } from '#domain/articles/desk-queries.ts'
import { listChosenRelated } from '#domain/articles/related-queries.ts'
import { listKeptPictures } from '#domain/media/earlier-queries.ts'
import { listAdmins } from '#domain/settings/first-steps-queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { listLinkedTranslations } from '#domain/translations/desk-queries.ts'
import { getNow, requireViewer } from '#domain/viewer.ts'
import { dateTime } from '#lib/dates.ts'
import { z } from '#lib/schema.ts'
import { whileAvailable } from '../../../outage.tsx'
import { staffMetadata } from '../../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

/** The headline stays out of the tab until the page itself has checked who is asking. */
export const generateMetadata = () => staffMetadata((t) => t('redaction.editor.text'))

export default whileAvailable(async function ArticleDeskPage({ params }: Props) {
  const viewer = await requireViewer('desk.enter')
  const { id } = await params
  const detail = z.uuid().safeParse(id).success ? await getDeskArticle(viewer, id) : null
  if (!detail || !can(viewer, 'article.read', detail)) notFound()
  const [{ language, timeZone }, pickers, admins, revisions, keptPictures, related, translations] =
    await Promise.all([
      getSettings(),
      listPickers(),
      listAdmins(),
      listRevisions(viewer, id),
      listKeptPictures(viewer, id),
      listChosenRelated(viewer, id),
      listLinkedTranslations(viewer, id),
    ])
  const written = (date: Date) => dateTime(date, language, timeZone)
  const now = await getNow()
  const isWaiting = detail.publishedAt !== null && detail.publishedAt > now
  const lastPublished = isWaiting
    ? detail.publishedAt
    : (revisions.find((revision) => revision.kind === 'published')?.createdAt ?? detail.publishedAt)
  return (
    <ArticleDesk
      key={detail.id}
      detail={detail}
      viewer={viewer}
      canEdit={can(viewer, 'article.edit', detail)}
      canPublish={can(viewer, 'article.publish', detail)}
      pickers={{
        sections: pickers.sections.map(({ id: value, slug, name, parentId }) => ({
          id: value,
          slug,
          name,
          parentId,
        })),
        bylines: pickers.bylines.map(({ id: value, name, jobTitle }) => ({
          id: value,
          name,
          detail: jobTitle,
        })),
        topics: pickers.topics.map(({ id: value, name }) => ({ id: value, name })),
        canCreate: { section: can(viewer, 'section.manage'), byline: can(viewer, 'byline.manage') },
        admins,
      }}
      history={revisions.map(({ createdBy, createdAt, ...revision }) => ({
        ...revision,
        by: createdBy,
        at: written(createdAt),
      }))}
      keptPictures={keptPictures}
      related={related}
      translations={translations}
      language={language}
      timeZone={timeZone}
      now={now}
      publishedOn={lastPublished && written(lastPublished)}
    />
  )
})
