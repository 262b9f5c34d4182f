import { notFound } from 'next/navigation'
import { StaffPage } from '#components/layout/staff-page.tsx'
import { ComparisonView } from '#components/redaction/editor/comparison/comparison-view.tsx'
import { RestoreRevision } from '#components/redaction/editor/versions/restore-revision.client.tsx'
import { WithholdVersion } from '#components/redaction/editor/versions/withhold-version.client.tsx'
import { buttonLinkClass } from '#components/ui/button.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { can } from '#domain/access.ts'
import { getDeskArticle, getRevisionContent, listRevisions } from '#domain/articles/desk-article-queries.ts'
import { getVersionState } from '#domain/articles/version-queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { dateTime } from '#lib/dates.ts'
import { z } from '#lib/schema.ts'
import { whileAvailable } from '../../../../../outage.tsx'
import { staffMetadata } from '../../../../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string; revision: string }> }

export const generateMetadata = () => staffMetadata((t) => t('redaction.panel.history'))

/** An earlier version beside the draft of today, and the way back to it. */
export default whileAvailable(async function RevisionPage({ params }: Props) {
  const viewer = await requireViewer('desk.enter')
  const { id, revision: revisionId } = await params
  if (!z.uuid().safeParse(id).success || !z.uuid().safeParse(revisionId).success) notFound()
  const [settings, detail, revisions, content, state] = await Promise.all([
    getSettings(),
    getDeskArticle(viewer, id),
    listRevisions(viewer, id),
    getRevisionContent(viewer, revisionId),
    getVersionState(viewer, id, revisionId),
  ])
  // The revision must be one of this article: its own address proves nothing.
  const revision = revisions.find((known) => known.id === revisionId)
  if (!detail || !revision || !content) notFound()
  const t = translator(settings.language)
  const kind = t(`redaction.revision.${revision.kind}`)
  const written = dateTime(revision.createdAt, settings.language, settings.timeZone)
  const by = revision.createdBy ? ` ${t('redaction.revision.by', { name: revision.createdBy })}` : ''
  return (
    <StaffPage>
      <PageTitle
        title={t('redaction.revision.title', { number: revision.number })}
        about={`${t('redaction.revision.about', { kind, date: written })}${by}`}
        actions={
          <a href={`/redaction/articles/${id}`} className={buttonLinkClass('quiet')}>
            {t('redaction.revision.back')}
          </a>
        }
      />
      {revision.note ? (
        <p className="mt-4 max-w-160 border-l-4 border-ink pl-4 whitespace-pre-line">
          <span className="font-semibold">{t('redaction.revision.note')}</span>
          <br />
          {revision.note}
        </p>
      ) : null}
      <h2 className="mt-6 mb-2 text-16 font-semibold">{t('redaction.revision.compared')}</h2>
      <ComparisonView
        isWhole
        t={t}
        left={{ label: t('redaction.revision.version', { number: revision.number }), content }}
        right={{ label: t('redaction.revision.draft'), content: detail.content }}
      />
      {can(viewer, 'article.edit', detail) ? (
        <div className="mt-6 flex flex-wrap items-start gap-x-4 gap-y-2">
          <RestoreRevision articleId={id} baseVersion={detail.version} content={content} />
          <p className="max-w-120 py-2 text-ink-2">{t('redaction.revision.restoreExplain')}</p>
        </div>
      ) : null}
      {state ? <WithholdVersion articleId={id} revisionId={revisionId} state={state} /> : null}
    </StaffPage>
  )
})
