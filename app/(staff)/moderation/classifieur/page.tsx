import { StaffPage } from '#components/layout/staff-page.tsx'
import { Audit } from '#components/moderation/classifier/audit.tsx'
import { HeadSection } from '#components/moderation/classifier/head-section.tsx'
import { printContextOf } from '#components/print/print-context.ts'
import { PageTitle } from '#components/ui/page-title.tsx'
import { getAudit, listHeads } from '#domain/moderation/classifier/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('classifier.title'))

export default whileAvailable(async function ClassifierPage() {
  const viewer = await requireViewer('comment.moderate')
  const [settings, views, audit] = await Promise.all([getSettings(), listHeads(viewer), getAudit(viewer)])
  const print = printContextOf(settings)
  return (
    <StaffPage>
      <PageTitle title={print.t('classifier.title')} about={print.t('classifier.about')} />
      {views.map((view) => (
        <HeadSection key={view.head} view={view} print={print} />
      ))}
      <Audit audit={audit} print={print} />
      <p className="max-w-[66ch] border-t border-rule pt-4 text-13 leading-5 text-ink-2">
        {print.t('classifier.kept_words')}
      </p>
    </StaffPage>
  )
})
