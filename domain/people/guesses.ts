/**
 * Which guess of a password is checked, and which has to wait. Guessing is slowed down and nobody is locked out: a
 * lock would let anybody keep the editor-in-chief away from the desk.
 *
 * - A browser on which the owner has signed in (device-cookie.ts) counts by itself. Whatever strangers do, it never waits
 *   for them.
 * - Strangers of one network wait 1, 2, 4 … seconds after five failures on one account, a quarter of an hour at most,
 *   and may try twenty times in ten minutes, whatever the accounts.
 * - Strangers of all networks together share the turns of an account: twenty at once, then one every twenty seconds.
 *   When none is free, a network gets the next place in a queue, one for each network, and is told when its turn comes. A guesser with n
 *   networks makes an owner on a new device wait 20 × n seconds, once, and never for good.
 *
 * That bounds guessing at one account to 20 + 4,320 a day for everybody together, 105 for one network, and 105 for a stolen
 * device cookie. Only guesses that are checked count.
 */
export const guessLimits = {
  freeFailures: 5,
  /** Seconds. */
  longestWait: 900,
  /** Failures are forgotten after a quiet day. */
  memory: 86_400,
  network: { points: 20, seconds: 600 },
  /** A provider's customer has 65,536 networks of IPv6: three offices' worth for all of them. */
  wideNetwork: { points: 60, seconds: 600 },
  account: {
    /** More than an owner needs to find the right one of three passwords on a new telephone. */
    atOnce: 20,
    /** Seconds from one turn to the next: half a day of typing for a hundred of the commonest passwords. */
    every: 20,
    /** How long a turn is kept for a network that was told to come back: time to find the telephone again. Seconds. */
    kept: 600,
  },
} as const

/** A row of the table of limits: what it holds depends on what it counts. Absent when nothing is known. */
export type Counter = { count: number; resetAt: Date } | undefined

export type Verdict<Names extends string> =
  | { wait: number; write?: Partial<Record<Names, Counter>> }
  | { wait: 0; write: Partial<Record<Names, Counter>> }

const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1_000)
const secondsUntil = (now: Date, then: Date) =>
  Math.max(1, Math.ceil((then.getTime() - now.getTime()) / 1_000))
const alive = (counter: Counter, now: Date): Counter =>
  counter && counter.resetAt.getTime() > now.getTime() ? counter : undefined

/** Seconds to wait after the failures of one device, or of one network on one account. `resetAt` is the last one plus the memory. */
function waitAfterFailures(failures: Counter, now: Date): number {
  const known = alive(failures, now)
  if (!known || known.count < guessLimits.freeFailures) return 0
  const wait = Math.min(guessLimits.longestWait, 2 ** Math.min(known.count - guessLimits.freeFailures, 20))
  const allowedAt = later(known.resetAt, wait - guessLimits.memory)
  return allowedAt.getTime() <= now.getTime() ? 0 : secondsUntil(now, allowedAt)
}

const oneMoreFailure = (failures: Counter, now: Date): Counter => ({
  count: (alive(failures, now)?.count ?? 0) + 1,
  resetAt: later(now, guessLimits.memory),
})

const onePointLess = (window: Counter, limit: { seconds: number }, now: Date): Counter => {
  const known = alive(window, now)
  return { count: (known?.count ?? 0) + 1, resetAt: known?.resetAt ?? later(now, limit.seconds) }
}

/** A guess from a browser, or a session, that the owner has opened with the right password. */
export function judgeKnown(device: Counter, now: Date): Verdict<'device'> {
  const wait = waitAfterFailures(device, now)
  return wait > 0 ? { wait } : { wait: 0, write: { device: oneMoreFailure(device, now) } }
}

export type StrangerCounter = 'here' | 'network' | 'wideNetwork' | 'account' | 'turn'

/**
 * A guess from anywhere else. `account` is a clock: until when its turns are given away. `turn` is the one that this
 * network has in the queue, until the end of the time for which it is kept.
 */
export function judgeStranger(
  known: Partial<Record<StrangerCounter, Counter>>,
  now: Date,
): Verdict<StrangerCounter> {
  const { account } = guessLimits
  const waitHere = waitAfterFailures(known.here, now)
  if (waitHere > 0) return { wait: waitHere }
  for (const name of ['network', 'wideNetwork'] as const) {
    const window = alive(known[name], now)
    if (window && window.count >= guessLimits[name].points) return { wait: secondsUntil(now, window.resetAt) }
  }
  const counted = {
    here: oneMoreFailure(known.here, now),
    network: onePointLess(known.network, guessLimits.network, now),
    wideNetwork: onePointLess(known.wideNetwork, guessLimits.wideNetwork, now),
  }
  const turn = alive(known.turn, now)
  if (turn) {
    const comes = later(turn.resetAt, -account.kept)
    if (comes.getTime() > now.getTime()) return { wait: secondsUntil(now, comes) }
    return { wait: 0, write: { ...counted, turn: undefined } }
  }
  const givenAway = alive(known.account, now)?.resetAt ?? now
  const next = { account: { count: 1, resetAt: later(givenAway, account.every) } }
  const comes = later(givenAway, -account.every * (account.atOnce - 1))
  if (comes.getTime() <= now.getTime()) return { wait: 0, write: { ...counted, ...next } }
  return {
    wait: secondsUntil(now, comes),
    write: { ...next, turn: { count: 1, resetAt: later(comes, account.kept) } },
  }
}
