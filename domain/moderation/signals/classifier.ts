import { isAudited } from '../classifier/audit.ts'
import { type Classification, classify, type Models } from '../classifier/classify.ts'
import type { CommentFacts } from '../classifier/facts.ts'
import { type Head, heads } from '../classifier/labels.ts'
import type { AskingDetector, Finding, Sent, Signal, SignalCode } from './signal.ts'

/** The models are kept in memory; a database that answers later has other troubles. Milliseconds. */
const patience = 250

/** What the classifier thinks, as signals beside the others. */
export const classifierDetector = (loadModels: () => Promise<Models>): AskingDetector => ({
  name: 'classifier_spam',
  version: 1,
  patience,
  run: async (sent) => classifierFindings(sent, await loadModels()),
})

/**
 * What the moderators would probably say, by heads that have passed their gate; the others are silent. Incivility only
 * informs: no tone sends a comment away unread. What is not certain informs, too. Two in a hundred of what it would decide
 * alone it leaves to people, and does not tell them what it thought.
 */
export function classifierFindings(sent: Sent, models: Models): (Finding & { code: SignalCode })[] {
  const found = classify(factsOf(sent), models)
  return heads.flatMap((head): (Finding & { code: SignalCode })[] => {
    const probability = found[head]
    if (probability === undefined) return []
    const evidence = evidenceOf(head, probability, found.because)
    const isCertain = head === 'spam' && probability >= models[head]!.threshold
    if (isCertain && isAudited(sent.id)) return [{ code: 'classifier_audit', strength: 0, evidence }]
    return [{ code: `classifier_${head}`, strength: isCertain ? 1 : 0, evidence }]
  })
}

const factsOf = ({ body, isReply, formAge, at, articlePublishedAt }: Sent): CommentFacts => ({
  body,
  isReply,
  secondsToSubmit: formAge,
  postedAt: at,
  articlePublishedAt,
})

/** Numbers and a code. The words are named by `nameWords`, for who reads them: none is kept beside a comment that may be erased. */
function evidenceOf(head: Head, probability: number, because: Classification['because']) {
  // What speaks for a no needs no reasons.
  const [heaviest] = probability < 0.5 ? [] : because.filter((one) => one.head === head)
  return {
    percent: Math.round(1000 * probability) / 10,
    fact: (heaviest && heaviest.weight > 0 && heaviest.fact) || 'none',
    named: 0,
    words: '',
  }
}

/** In a line of the card. */
const namedWords = 4
const longestWord = 60

/** Adds the words that weigh, by the models of today, to a signal that said yes. Other signals stay as they are. */
export function nameWords<S extends Pick<Signal, 'evidence'> & { code: string }>(
  signal: S,
  body: string,
  models: Models,
): S {
  const head = heads.find((one) => signal.code === `classifier_${one}`)
  if (!head || Number(signal.evidence.percent) < 50) return signal
  const because = classify(bare(body), models).because.filter((one) => one.head === head)
  const words = because
    .flatMap(({ text, weight }) => (text !== null && weight > 0 ? [text.slice(0, longestWord)] : []))
    .slice(0, namedWords)
  return { ...signal, evidence: { ...signal.evidence, named: words.length, words: words.join(' · ') } }
}

/** What a word weighs does not depend on the facts beside it. */
const bare = (body: string): CommentFacts => ({
  body,
  isReply: false,
  secondsToSubmit: null,
  postedAt: new Date(0),
  articlePublishedAt: null,
})
