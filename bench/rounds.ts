import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runScript } from '#testing/product.ts'
import { median } from './result.ts'

export interface Question {
  port: number
  path: string
  host: string
  connections: number
  seconds: number
}

/** Answers a second, milliseconds, and answers that were not 200. */
export interface Load {
  rate: number
  p50: number
  p99: number
  failed: number
}

export interface Duel {
  ours: Load
  theirs: Load
  /** Medians over the rounds of what was compared within a round. */
  rate: number
  p99: number
}

const program = join(fileURLToPath(new URL('.', import.meta.url)), 'load.ts')

export async function load(question: Question): Promise<Load> {
  const found = JSON.parse(await runScript([program, JSON.stringify(question)], {})) as Load
  if (found.failed > 0)
    throw new Error(`${question.path} on port ${question.port} failed ${found.failed} times`)
  return found
}

/**
 * The same load on two servers, in short turns, so that whatever else the machine does strikes both. One round
 * before the first warms both up.
 */
export async function duel(ours: Question, theirs: Question, rounds: number): Promise<Duel> {
  const pairs: [Load, Load][] = []
  for (let round = -1; round < rounds; round++) {
    // The second of a pair meets a warmer machine, so the order alternates.
    const inOrder = round % 2 === 0
    const first = await load(inOrder ? ours : theirs)
    const second = await load(inOrder ? theirs : ours)
    if (round >= 0) pairs.push(inOrder ? [first, second] : [second, first])
  }
  const middle = (side: 0 | 1): Load => ({
    rate: median(pairs.map((pair) => pair[side].rate)),
    p50: median(pairs.map((pair) => pair[side].p50)),
    p99: median(pairs.map((pair) => pair[side].p99)),
    failed: 0,
  })
  return {
    ours: middle(0),
    theirs: middle(1),
    rate: median(pairs.map(([a, b]) => a.rate / b.rate)),
    p99: median(pairs.map(([a, b]) => a.p99 / b.p99)),
  }
}
