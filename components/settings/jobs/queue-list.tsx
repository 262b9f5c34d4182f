import type { ReactNode } from 'react'
import type { PrintContext } from '#components/print/print-context.ts'
import { Time } from '#components/ui/time.tsx'
import type { QueueView } from '#domain/dead-letters/view.ts'

/** What the worker has to do, queue by queue: a line each, and on phones a block each. */
export function QueueList({ queues, print }: { queues: QueueView[]; print: PrintContext }) {
  const { t } = print
  return (
    <ul className="border-t border-ink">
      {queues.map(({ queue, waiting, scheduled, retrying, doneAt }) => (
        <li
          key={queue}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-rule py-3"
        >
          <p className="basis-full font-semibold md:flex-1 md:basis-80">{t(`settings.job_${queue}`)}</p>
          <dl className="flex flex-wrap gap-x-6 gap-y-1 text-14 text-ink-2">
            <Fact name={t('settings.jobs_waiting')}>{waiting}</Fact>
            <Fact name={t('settings.jobs_scheduled')}>{scheduled}</Fact>
            <Fact name={t('settings.jobs_retrying')}>{retrying}</Fact>
            <Fact name={t('settings.jobs_done_at')}>
              {doneAt ? <Time date={doneAt} print={print} form="shortDateTime" /> : t('settings.jobs_never')}
            </Fact>
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt>{name}</dt>
      <dd className="text-ink tabular-nums">{children}</dd>
    </div>
  )
}
