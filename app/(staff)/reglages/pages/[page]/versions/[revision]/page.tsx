import { notFound } from 'next/navigation'
import { ComparisonView } from '#components/redaction/editor/comparison/comparison-view.tsx'
import { RestorePage } from '#components/settings/pages/restore-page.client.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { emptyContent } from '#domain/articles/content.ts'
import { getDeskPage, getPageRevision } from '#domain/pages/desk-queries.ts'
import { firstText } from '#domain/pages/first-text.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { dateTime } from '#lib/dates.ts'
import { z } from '#lib/schema.ts'
import { whileAvailable } from '../../../../../outage.tsx'
import { staffMetadata } from '../../../../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ page: string; revision: string }> }

export const generateMetadata = () => staffMetadata((t) => t('pages.history'))

/** An earlier text of a page beside its draft, and the way back to it. */
export default whileAvailable(async function PageRevisionPage({ params }: Props) {
  const viewer = await requireViewer('page.manage')
  const { page: slug, revision: name } = await params
  const isFirst = name === 'origine'
  if (!isFirst && !z.uuid().safeParse(name).success) notFound()
  const [settings, detail, kept] = await Promise.all([
    getSettings(),
    getDeskPage(viewer, slug),
    isFirst ? null : getPageRevision(viewer, slug, name),
  ])
  if (!detail) notFound()
  const content = isFirst && detail.kind !== null ? firstText(detail.kind, detail.language, settings) : kept
  if (!content) notFound()
  const t = translator(settings.language)
  const revision = detail.revisions.find(({ id }) => id === name)
  const label = revision ? t('pages.version_label', { number: revision.number }) : t('pages.first_text')
  const date = revision && dateTime(revision.createdAt, settings.language, settings.timeZone)
  return (
    <SettingsFrame
      t={t}
      viewer={viewer}
      current="pages"
      about={
        <a
          href={`/reglages/pages/${slug}`}
          className="inline-block py-1 underline decoration-accent underline-offset-4"
        >
          {t('pages.edit_of', { title: detail.content.title })}
        </a>
      }
    >
      <h3 className="text-16 font-semibold">{label}</h3>
      {date ? (
        <p className="text-14 text-ink-2">
          {revision.createdBy
            ? t('pages.version_facts_by', { date, name: revision.createdBy })
            : t('pages.version_facts', { date })}
        </p>
      ) : null}
      <h4 className="mt-6 mb-2 text-14 font-semibold">{t('pages.compared')}</h4>
      <ComparisonView
        isWhole
        t={t}
        left={{ label, content: { ...emptyContent, ...content } }}
        right={{ label: t('pages.draft_label'), content: { ...emptyContent, ...detail.content } }}
      />
      <div className="mt-6 flex flex-wrap items-start gap-x-4 gap-y-2">
        <RestorePage slug={slug} baseVersion={detail.version} revisionId={isFirst ? null : name} />
        <p className="max-w-120 py-2 text-14 leading-5 text-ink-2">{t('pages.restore_about')}</p>
      </div>
    </SettingsFrame>
  )
})
