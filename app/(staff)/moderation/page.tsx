import { notFound, redirect } from 'next/navigation'
import { StaffPage } from '#components/layout/staff-page.tsx'
import { PendingTitle } from '#components/moderation/counts.client.tsx'
import { pendingTitle } from '#components/moderation/pending-title.ts'
import { ModerationQueue } from '#components/moderation/queue.client.tsx'
import { queueHref, queueOf, statusIn } from '#components/moderation/queue-address.ts'
import { queueEntry } from '#components/moderation/queue-entry.ts'
import { StatusTabs } from '#components/moderation/status-tabs.client.tsx'
import { dayContextOf } from '#components/print/print-context.ts'
import { can } from '#domain/access.ts'
import { getQueueCounts, listQueue, listUndoable, queuePageSize } from '#domain/moderation/queries.ts'
import { hasPublished } from '#domain/settings/first-steps-queries.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { getNow, getViewer, requireViewer } from '#domain/viewer.ts'
import { whileAvailable } from '../outage.tsx'
import { staffMetadata } from '../staff-metadata.ts'

export const dynamic = 'force-dynamic'

export const generateMetadata = () =>
  staffMetadata(async (t) => {
    const viewer = await getViewer()
    const title = t('moderation.title')
    return viewer ? pendingTitle(title, (await getQueueCounts(viewer)).pending) : title
  })

type Query = Promise<Record<string, string | string[] | undefined>>

export default whileAvailable(async function ModerationPage({ searchParams }: { searchParams: Query }) {
  const viewer = await requireViewer('comment.moderate')
  const query = await searchParams
  const queueName = queueOf(query.etat)
  const status = statusIn(queueName)
  const isReported = queueName === 'reported'
  const page = Number(query.page ?? 1)
  if (!Number.isInteger(page) || page < 1 || page > 100_000) notFound()
  const [settings, queue, earlier, isOpen] = await Promise.all([
    getSettings(),
    listQueue(viewer, { status, page, isReported }),
    listUndoable(viewer),
    hasPublished(),
  ])
  // The last comment of a later page was decided: the list goes on at its beginning.
  if (page > 1 && queue.items.length === 0) redirect(queueHref(queueName))
  const print = dayContextOf(settings, await getNow())
  return (
    <StaffPage>
      <h1 className="sr-only font-serif md:not-sr-only md:mb-3 text-28 leading-8 font-semibold tracking-[-0.012em]">
        {print.t('moderation.title')}
      </h1>
      <PendingTitle />
      {can(viewer, 'policy.change') ? (
        <p className="mb-1 text-right text-13 leading-5 md:-mt-9 md:mb-3">
          <a
            href="/moderation/politique"
            className="inline-flex min-h-11 items-center underline decoration-accent underline-offset-4 md:min-h-6"
          >
            {print.t('moderation.rules')}
          </a>
        </p>
      ) : null}
      <StatusTabs current={queueName} />
      <ModerationQueue
        key={`${queueName} ${page}`}
        entries={queue.items.map((item) => queueEntry(item, print))}
        total={queue.total}
        status={status}
        isReported={isReported}
        page={page}
        pages={queue.pages}
        before={(page - 1) * queuePageSize}
        earlier={earlier}
      />
      {isOpen ? null : (
        <p className="max-w-140 text-15 leading-6 text-ink-2">
          {print.t('moderation.empty_first')}{' '}
          {can(viewer, 'desk.enter') ? (
            <a
              href="/redaction"
              className="inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4 md:min-h-6"
            >
              {print.t('moderation.empty_first_link')}
            </a>
          ) : null}
        </p>
      )}
    </StaffPage>
  )
})
