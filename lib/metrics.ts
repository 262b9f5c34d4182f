import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

export type { Histogram } from 'prom-client'

/** The numbers of one program, in the text format of Prometheus. Every name begins with `plein_jour_<program>_`. */
export interface Metrics {
  /** A number that only grows. Counted where it happens, in a plain variable, and read when somebody asks. */
  counter(name: `${string}_total`, help: string, read: () => number): void
  /** A number that goes up and down. */
  gauge(name: string, help: string, read: () => number): void
  /** How long something takes. Costs about a microsecond an observation: not for what happens ten thousand times a second. */
  histogram<Label extends string = never>(
    name: `${string}_seconds`,
    help: string,
    options: { buckets: number[]; labelNames?: readonly Label[] },
  ): Histogram<Label>
  /** For what needs labels of its own. Names begin as the others do. */
  readonly registry: Registry
  text(): Promise<string>
  /** Of `text()`. */
  readonly contentType: string
  stop(): void
}

/** Milliseconds between two looks at the event loop. */
const resolution = 20

/**
 * A registry for one program of the site, with what is worth knowing of any process: memory, processor time, and how
 * long the event loop keeps others waiting.
 */
export function createRegistry(program: 'edge' | 'next' | 'worker'): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const full = (name: string) => `plein_jour_${program}_${name}`
  const counter: Metrics['counter'] = (name, help, read) => {
    new Counter({
      name: full(name),
      help,
      registers,
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  }
  const gauge: Metrics['gauge'] = (name, help, read) => {
    new Gauge({
      name: full(name),
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }

  gauge('process_resident_bytes', 'Memory that the process has.', () => process.memoryUsage.rss())
  gauge('process_heap_bytes', 'Memory in use by JavaScript.', () => process.memoryUsage().heapUsed)
  gauge('process_buffer_bytes', 'Memory in buffers.', () => process.memoryUsage().arrayBuffers)
  gauge('process_uptime_seconds', 'Time since the start of the process.', () => Math.round(process.uptime()))
  counter('process_cpu_seconds_total', 'Processor time of the process.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })

  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  new Gauge({
    name: full('event_loop_lag_seconds'),
    help: 'How much later than it was due a timer came, since these numbers were last read.',
    labelNames: ['quantile'],
    registers,
    collect() {
      for (const quantile of [0.5, 0.9, 0.99, 1]) {
        const nanoseconds = quantile === 1 ? delay.max : delay.percentile(quantile * 100)
        // What is recorded is the time between two looks.
        this.set({ quantile }, delay.count === 0 ? 0 : Math.max(0, nanoseconds / 1e9 - resolution / 1e3))
      }
      delay.reset()
    },
  })

  return {
    counter,
    gauge,
    histogram: (name, help, options) => new Histogram({ name: full(name), help, registers, ...options }),
    registry,
    text: () => registry.metrics(),
    contentType: registry.contentType,
    stop() {
      delay.disable()
    },
  }
}
