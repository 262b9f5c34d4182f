import { notFound } from 'next/navigation'
import { FrontDesk } from '#components/redaction/front/front-desk.tsx'
import { translator } from '#contract/i18n/translator.ts'
import { findStories, getFrontDesk } from '#domain/front/desk-queries.ts'
import { frontPageId } from '#domain/front/front.ts'
import { listAllSections } from '#domain/sections/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getNow, requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../../outage.tsx'
import { staffMetadata } from '../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('front.title'))

export default whileAvailable(async function FrontDeskPage() {
  const viewer = await requireViewer('front.compose')
  const now = await getNow()
  const [settings, sections, offered, desk] = await Promise.all([
    getSettings(),
    listAllSections(),
    findStories(viewer, { pageId: frontPageId, q: '' }),
    getFrontDesk(viewer, frontPageId, now),
  ])
  if (!desk) notFound()
  const t = translator(settings.language)
  return <FrontDesk desk={desk} sections={sections} offered={offered} settings={settings} now={now} t={t} />
})
