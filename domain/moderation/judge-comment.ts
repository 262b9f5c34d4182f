import type { Tx } from '#db/client.ts'
import { logger } from '#lib/log.ts'
import { articleOf, historyOf, outcomesOfHosts, similarTo } from './past-queries.ts'
import { type Judged, judge } from './policy.ts'
import type { Policies } from './policy-queries.ts'
import { fingerprintOf } from './signals/fingerprint.ts'
import { readBody } from './signals/reading.ts'
import { collectSignals } from './signals/registry.ts'
import type { Noticed, Observed, Sent } from './signals/signal.ts'

type Arrived = Sent &
  Pick<Observed, 'honeypot' | 'isBorrowedName' | 'isCrowd' | 'networkPosts'> & { emailIndex: Uint8Array }

/** What the policies make of a comment, and what is kept of its words so that others can be compared with it. */
export type JudgedComment = {
  live: Judged & { number: number; spamFrom: number }
  trial: (Judged & { number: number; spamFrom: number }) | null
  print: bigint | null
  hosts: string[]
}

/** Looks at everything that is known, and lets the policies judge: the one that counts, and the one on trial. */
export async function judgeComment(
  tx: Tx,
  arrived: Arrived,
  { live, trial }: Policies,
  asked: readonly Noticed[],
): Promise<JudgedComment> {
  const { articleId, body, emailIndex, at } = arrived
  const reading = readBody(body)
  const print = fingerprintOf(body)
  const hosts = [...new Set(reading.links.map(({ host }) => host).filter(Boolean))]
  // Asked at once: they travel together.
  const [history, similar, outcomes, article] = await Promise.all([
    historyOf(tx, emailIndex, at),
    similarTo(tx, print, emailIndex, at),
    outcomesOfHosts(tx, hosts, at),
    articleOf(tx, articleId, reading.words),
  ])
  const known = { ...arrived, ...article, reading, history, similar, hosts: outcomes }
  const judgedBy = ({ number, rules, lists }: Policies['live']) => {
    const noticed = collectSignals({ ...known, lists }, tellFailure)
    return { ...judge([...noticed, ...asked], rules), number, spamFrom: rules.spamFrom }
  }
  return { live: judgedBy(live), trial: trial && judgedBy(trial), print, hosts }
}

function tellFailure(error: unknown, detector: string): void {
  logger('site').error({ err: error, detector }, 'a signal failed')
}
