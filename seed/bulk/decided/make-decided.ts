import type { CommentStatus } from '#domain/comments/comment.ts'
import type { RejectionReason } from '#domain/moderation/moderation.ts'
import { type Chance, chanceOf } from '#seed/pictures/chance.ts'
import { oneOf } from './grammar.ts'
import { honestWords, type OtherReason, otherWords, uncivilWords } from './honest.ts'
import { type Seller, sellerOf, unwantedWords } from './unwanted.ts'

type Verdict = { to: CommentStatus; reason: RejectionReason | null }

/** A comment as somebody wrote it, and as a moderator judged it: not always as it deserved. */
export type InventedComment = {
  body: string
  language: string
  isReply: boolean
  secondsToSubmit: number | null
  /** Where in the time of the whole it stands, from 0 to 1. */
  moment: number
  truth: 'honest' | 'spam' | 'uncivil' | 'other'
  verdict: Verdict
  /** Decided by the policy, and by no person. */
  byPolicy: boolean
  /** Judged otherwise first, and taken back. */
  first: Verdict | null
}

/** Of a hundred decisions, as many are not what they should be: people are tired, hurried, or of another opinion. */
const noise = 0.03
const shares = { spam: 0.2, uncivil: 0.09, other: 0.07 } as const
const byPolicy = 0.15
const undone = 0.02

type Campaign = { seller: Seller; from: number; to: number }

/** The same seed and number make the same comments, in the order of time. */
export function makeDecided(count: number, seed: string): InventedComment[] {
  const chance = chanceOf(`decided ${seed}`)
  const campaigns = campaignsOf(chance)
  return Array.from({ length: count }, (_, n) => {
    const moment = Math.min(0.9999, (n + chance.between(0, 1)) / count)
    const draw = chance.between(0, 1)
    if (draw < shares.spam) return spamAt(moment, campaigns, chance)
    if (draw < shares.spam + shares.uncivil) {
      const isHate = chance.maybe(0.25)
      const right = { to: 'rejected', reason: isHate ? 'hate' : 'insult' } as const
      return judged('uncivil', uncivilWords(chance, isHate), right, moment, chance)
    }
    if (draw < shares.spam + shares.uncivil + shares.other) {
      const reason = oneOf<OtherReason>(
        [
          'off_topic',
          'off_topic',
          'unverified_claim',
          'unverified_claim',
          'private_data',
          'other',
          'unreadable',
        ],
        chance,
      )
      return judged('other', otherWords(chance, reason), { to: 'rejected', reason }, moment, chance)
    }
    return judged('honest', honestWords(chance), approved, moment, chance)
  })
}

const approved: Verdict = { to: 'approved', reason: null }

/** Two thirds of advertising comes in campaigns, which come and go; the last ones are met by nobody who learned before. */
function campaignsOf(chance: Chance): Campaign[] {
  return Array.from({ length: 18 }, (_, n) => {
    const from = n / 18 + chance.between(-0.02, 0.03)
    return { seller: sellerOf(chance), from, to: from + chance.between(0.03, 0.16) }
  })
}

function spamAt(moment: number, campaigns: readonly Campaign[], chance: Chance): InventedComment {
  const running = campaigns.filter(({ from, to }) => moment >= from && moment <= to)
  const isCampaign = running.length > 0 && chance.maybe(0.66)
  const seller = isCampaign ? oneOf(running, chance).seller : sellerOf(chance)
  const right: Verdict = chance.maybe(0.25)
    ? { to: 'rejected', reason: 'advertising' }
    : { to: 'spam', reason: null }
  const one = judged('spam', unwantedWords(chance, seller, isCampaign), right, moment, chance)
  return chance.maybe(byPolicy)
    ? { ...one, verdict: { to: 'spam', reason: null }, byPolicy: true, first: null }
    : one
}

function judged(
  truth: InventedComment['truth'],
  words: { body: string; language: string },
  right: Verdict,
  moment: number,
  chance: Chance,
): InventedComment {
  const verdict = chance.maybe(noise) ? wrongVerdict(truth, chance) : right
  return {
    ...words,
    isReply: chance.maybe(truth === 'spam' ? 0.15 : 0.38),
    secondsToSubmit: secondsOf(truth, chance),
    moment,
    truth,
    verdict,
    byPolicy: false,
    first: chance.maybe(undone) ? wrongVerdict(truth, chance) : null,
  }
}

/** Mistakes are like what they are taken for: advertising passes for talk, an argument for an insult, seldom for advertising. */
function wrongVerdict(truth: InventedComment['truth'], chance: Chance): Verdict {
  if (truth === 'honest')
    return oneOf<Verdict>(
      [
        { to: 'rejected', reason: 'off_topic' },
        { to: 'rejected', reason: 'off_topic' },
        { to: 'rejected', reason: 'insult' },
        { to: 'rejected', reason: 'other' },
        { to: 'rejected', reason: 'unverified_claim' },
        { to: 'spam', reason: null },
      ],
      chance,
    )
  if (truth === 'spam') return oneOf<Verdict>([approved, { to: 'rejected', reason: 'off_topic' }], chance)
  return oneOf<Verdict>(
    [approved, approved, { to: 'rejected', reason: 'off_topic' }, { to: 'spam', reason: null }],
    chance,
  )
}

/** People read and write; half of the advertising is pasted, and one in five never saw the form. */
function secondsOf(truth: InventedComment['truth'], chance: Chance): number | null {
  const draw = chance.between(0, 1)
  const unhurried = Math.round(15 * Math.exp(chance.between(0, 4)))
  if (truth !== 'spam') return draw < 0.04 ? null : draw < 0.07 ? chance.int(2, 5) : unhurried
  if (draw < 0.2) return null
  return draw < 0.5 ? chance.int(1, 8) : unhurried
}
