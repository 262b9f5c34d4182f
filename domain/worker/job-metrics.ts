import type { PgBoss } from 'pg-boss'
import { Gauge, Histogram, type Registry } from 'prom-client'

type Handler = (jobs: never[]) => Promise<unknown>

/** A handler that answers for each job says there what failed; the others throw. */
const hasFailed = (result: unknown): boolean =>
  Array.isArray(result) && result.some(({ status }) => status !== 'completed')

/** Counts what every handler registered from now on does, and how long it takes, by queue. A failed batch throws on. */
export function measureJobs(boss: Pick<PgBoss, 'work'>, registry: Registry): void {
  const seconds = new Histogram({
    name: 'plein_jour_worker_job_seconds',
    help: 'How long a batch of jobs took, by queue and outcome',
    labelNames: ['queue', 'outcome'],
    // A publication takes milliseconds, retention up to minutes.
    buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120, 600],
    registers: [registry],
  })
  const running = new Gauge({
    name: 'plein_jour_worker_jobs_running',
    help: 'Batches of jobs that are being worked on, by queue',
    labelNames: ['queue'],
    registers: [registry],
  })
  const work = boss.work.bind(boss) as (queue: string, ...rest: unknown[]) => Promise<string>
  const measured = (queue: string, handler: Handler): Handler => {
    return async (jobs) => {
      const observe = seconds.startTimer({ queue })
      running.inc({ queue })
      try {
        const result = await handler(jobs)
        observe({ outcome: hasFailed(result) ? 'failed' : 'done' })
        return result
      } catch (error) {
        observe({ outcome: 'failed' })
        throw error
      } finally {
        running.dec({ queue })
      }
    }
  }
  boss.work = ((queue: string, ...rest: unknown[]) =>
    work(queue, ...rest.slice(0, -1), measured(queue, rest.at(-1) as Handler))) as PgBoss['work']
}
