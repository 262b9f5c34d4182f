import { request } from 'node:http'
import { type MeasuredProcess, measuredProcesses, metricsSocket } from '#contract/run-socket.ts'

/** They answer from memory. While one process hangs, the numbers of the others must still come. Milliseconds. */
const patience = 1_000
const mostBytes = 1024 * 1024

/**
 * The numbers of the processes behind the edge, in the text format of Prometheus, and of each whether it answered. A process
 * that is away takes no other number with it.
 */
export async function processMetrics(dataDir: string): Promise<string> {
  const texts = await Promise.all(measuredProcesses.map((name) => ask(dataDir, name)))
  const answered = measuredProcesses.map(
    (name, i) => `plein_jour_process_answers{process="${name}"} ${texts[i] === undefined ? 0 : 1}\n`,
  )
  return [
    '# HELP plein_jour_process_answers Whether the process answered when it was asked for its numbers\n',
    '# TYPE plein_jour_process_answers gauge\n',
    ...answered,
    ...texts.map((text) => text ?? ''),
  ].join('')
}

function ask(dataDir: string, name: MeasuredProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(patience)
    const asked = request({ socketPath: metricsSocket(dataDir, name), path: '/metrics', signal }, (res) => {
      let text = ''
      res.setEncoding('utf8')
      res.on('data', (chunk: string) => {
        text += chunk
        if (text.length > mostBytes) asked.destroy()
      })
      res.once('end', () => resolve(res.statusCode === 200 ? text : undefined))
      res.once('error', () => resolve(undefined))
      res.once('close', () => resolve(undefined))
    })
    asked.once('error', () => resolve(undefined))
    asked.end()
  })
}
