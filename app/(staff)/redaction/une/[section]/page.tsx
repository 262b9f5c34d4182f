import { notFound } from 'next/navigation'
import { FrontDesk } from '#components/redaction/front/front-desk.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { findStories, getFrontDesk } from '#domain/front/desk-queries.ts'
import { listAllSections } from '#domain/sections/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getNow, requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../../outage.tsx'
import { staffMetadata } from '../../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ section: string }> }

export const generateMetadata = () => staffMetadata((t) => t('front.title'))

export default whileAvailable(async function SectionDeskPage({ params }: Props) {
  const viewer = await requireViewer('front.compose')
  const { section: slug } = await params
  const [settings, sections, now] = await Promise.all([getSettings(), listAllSections(), getNow()])
  const pageId = sections.find((section) => section.slug === slug)?.id
  if (!pageId) notFound()
  const [offered, desk] = await Promise.all([
    findStories(viewer, { pageId, q: '' }),
    getFrontDesk(viewer, pageId, now),
  ])
  if (!desk) notFound()
  const t = translator(settings.language)
  return <FrontDesk desk={desk} sections={sections} offered={offered} settings={settings} now={now} t={t} />
})
