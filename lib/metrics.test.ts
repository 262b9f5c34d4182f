import { afterEach, expect, test } from 'vitest'
import { createRegistry, type Metrics } from './metrics.ts'

const started: Metrics[] = []
function start(program: 'edge' | 'worker' = 'edge'): Metrics {
  const metrics = createRegistry(program)
  started.push(metrics)
  return metrics
}
afterEach(() => {
  for (const metrics of started.splice(0)) metrics.stop()
})
const lag = (text: string, quantile: string) =>
  Number(
    new RegExp(`^plein_jour_edge_event_loop_lag_seconds{quantile="${quantile}"} (\\S+)$`, 'm').exec(
      text,
    )?.[1],
  )

test('a number is read when somebody asks, and says what it is', async () => {
  const metrics = start()
  let hits = 1
  metrics.counter('hits_total', 'Pages from memory.', () => hits)
  metrics.gauge('pages', 'Pages that we have.', () => -2)
  hits = 3
  const text = await metrics.text()
  expect(text).toContain(
    '# HELP plein_jour_edge_hits_total Pages from memory.\n# TYPE plein_jour_edge_hits_total counter\nplein_jour_edge_hits_total 3\n',
  )
  expect(text).toContain('# TYPE plein_jour_edge_pages gauge\nplein_jour_edge_pages -2\n')
  hits = 4
  expect(await metrics.text()).toContain('\nplein_jour_edge_hits_total 4\n')
})

test('times are counted by how long they were', async () => {
  const metrics = start('worker')
  const times = metrics.histogram('job_seconds', 'Jobs.', { buckets: [0.1, 1], labelNames: ['queue'] })
  times.observe({ queue: 'mail' }, 0.05)
  times.observe({ queue: 'mail' }, 0.5)
  const text = await metrics.text()
  for (const [le, count] of [
    ['0.1', 1],
    ['1', 2],
    ['+Inf', 2],
  ])
    expect(text).toContain(`plein_jour_worker_job_seconds_bucket{le="${le}",queue="mail"} ${count}\n`)
})

test('every name is of this program, has its HELP and its TYPE, and no two programs share one', async () => {
  const [edge, worker] = await Promise.all([start().text(), start('worker').text()])
  for (const text of [edge, worker]) {
    const names = new Set(
      [...text.matchAll(/^(\w+?)(?:_bucket|_sum|_count)?[{ ]/gm)].map(([, name]) => name!),
    )
    expect(names.size).toBeGreaterThanOrEqual(6)
    for (const name of names) expect(text).toMatch(new RegExp(`# HELP ${name} .+\n# TYPE ${name} `))
  }
  expect(edge).not.toContain('plein_jour_worker_')
  expect(worker).not.toContain('plein_jour_edge_')
})

test('a loop that stood still is seen, once', async () => {
  const metrics = start()
  const longest = async () => lag(await metrics.text(), '1')
  const stalls = setInterval(() => {
    for (const end = performance.now() + 150; performance.now() < end; );
  }, 30)
  await expect.poll(longest, { interval: 200, timeout: 5_000 }).toBeGreaterThan(0.1)
  clearInterval(stalls)
  await expect.poll(longest, { timeout: 5_000 }).toBeLessThan(0.1)
})
