import type { PrintContext } from '#components/print/print-context.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Time } from '#components/ui/time.tsx'
import type { QueueView } from '#domain/dead-letters/view.ts'

/** What the worker has to do, queue by queue. */
export function QueueTable({ queues, print }: { queues: QueueView[]; print: PrintContext }) {
  const { t } = print
  return (
    <div className="overflow-x-auto">
      <Table>
        <thead>
          <tr>
            <Th>{t('settings.jobs_queue')}</Th>
            <Th className="text-right">{t('settings.jobs_waiting')}</Th>
            <Th className="text-right">{t('settings.jobs_scheduled')}</Th>
            <Th className="text-right">{t('settings.jobs_retrying')}</Th>
            <Th className="text-right">{t('settings.jobs_done_at')}</Th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ queue, waiting, scheduled, retrying, doneAt }) => (
            <tr key={queue}>
              <Td>{t(`settings.job_${queue}`)}</Td>
              <Td className="text-right tabular-nums">{waiting}</Td>
              <Td className="text-right tabular-nums">{scheduled}</Td>
              <Td className="text-right tabular-nums">{retrying}</Td>
              <Td className="text-right whitespace-nowrap tabular-nums">
                {doneAt ? <Time date={doneAt} print={print} form="dateTime" /> : t('settings.jobs_never')}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
