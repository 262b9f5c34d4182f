import { notFound } from 'next/navigation'
import { StaffPage } from '#components/layout/staff-page.tsx'
import { OneComment } from '#components/moderation/one-comment.client.tsx'
import { queueEntry } from '#components/moderation/queue-entry.ts'
import { dayContextOf } from '#components/print/print-context.ts'
import { buttonLinkClass } from '#components/ui/button.tsx'
import { getQueueItem } from '#domain/moderation/queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getNow, requireViewer } from '#domain/viewer.ts'
import { isUuid } from '#lib/uuid.ts'
import { whileAvailable } from '../../../outage.tsx'
import { staffMetadata } from '../../../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () => staffMetadata((t) => t('moderation.title'))

/** One comment with everything that is known about it, wherever it stands: what a report or a colleague points to. */
export default whileAvailable(async function CommentPage({
  params,
}: {
  params: Promise<{ comment: string }>
}) {
  const viewer = await requireViewer('comment.moderate')
  const { comment } = await params
  if (!isUuid(comment)) notFound()
  const [settings, item] = await Promise.all([getSettings(), getQueueItem(viewer, comment)])
  if (!item) notFound()
  const print = dayContextOf(settings, await getNow())
  return (
    <StaffPage narrow>
      <h1 className="sr-only">{print.t('moderation.one_comment', { name: item.name })}</h1>
      <OneComment entry={queueEntry(item, print)} />
      <p className="mt-8">
        <a href="/moderation" className={buttonLinkClass()}>
          {print.t('moderation.back_to_queue')}
        </a>
      </p>
    </StaffPage>
  )
})
