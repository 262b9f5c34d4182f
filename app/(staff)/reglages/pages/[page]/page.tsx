import { notFound } from 'next/navigation'
import { PageEditor } from '#components/settings/pages/page-editor.client.tsx'
import { SettingsFrame } from '#components/settings/settings-frame.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { getDeskPage } from '#domain/pages/desk-queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { dateTime } from '#lib/dates.ts'
import { whileAvailable } from '../../../outage.tsx'
import { staffMetadata } from '../../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ page: string }> }

export const generateMetadata = () => staffMetadata((t) => t('pages.editor'))

export default whileAvailable(async function PageEditorPage({ params }: Props) {
  const viewer = await requireViewer('page.manage')
  const { page: slug } = await params
  const [settings, detail] = await Promise.all([getSettings(), getDeskPage(viewer, slug)])
  if (!detail) notFound()
  const { language, timeZone, name, publisher, publisherAddress, publicationDirector, host, contactEmail } =
    settings
  const t = translator(language)
  const { revisions, savedAt, ...page } = detail
  return (
    <SettingsFrame
      t={t}
      viewer={viewer}
      current="pages"
      about={
        <a
          href="/reglages/pages"
          className="inline-block py-1 underline decoration-accent underline-offset-4"
        >
          {t('pages.back')}
        </a>
      }
    >
      <PageEditor
        key={page.slug}
        page={{ ...page, savedAt: savedAt.toISOString() }}
        viewerId={viewer.id}
        history={revisions.map(({ id, number, kind, createdBy, createdAt }) => {
          const date = dateTime(createdAt, language, timeZone)
          const facts = createdBy
            ? t('pages.version_facts_by', { date, name: createdBy })
            : t('pages.version_facts', { date })
          return { id, number, kind, facts }
        })}
        values={{ name, publisher, publisherAddress, publicationDirector, host, contactEmail }}
        timeZone={timeZone}
      />
    </SettingsFrame>
  )
})
