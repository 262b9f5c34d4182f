import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { type Tx, transaction } from '#db/client.ts'
import { rateLimits } from '#db/schema/site.ts'
import { networkOf } from '#domain/comments/contact.ts'
import { AppError } from '#domain/errors.ts'
import { takePoint } from '#domain/rate-limit.ts'

/**
 * Slows guessing down and never locks: a hard lock would let anybody keep the editor-in-chief out. Failures
 * of one account from one network wait 1, 2, 4 … seconds after the fifth, a quarter of an hour at most: whoever guesses
 * elsewhere makes nobody wait at home. A network may try twenty times in ten minutes, whatever the accounts.
 */
export const throttleLimits = {
  freeFailures: 5,
  longestWait: 900,
  /** Failures are forgotten after a quiet day. */
  memory: 86_400,
  network: { points: 20, seconds: 600 },
  /** From everywhere together: beyond what an owner needs, far below what guessing needs. */
  account: { points: 60, seconds: 600 },
} as const

// The table holds no address of anybody: keys are digests.
const keyOf = (kind: string, value: string) =>
  `sign-in:${kind}:${createHash('sha256').update(value).digest('base64url').slice(0, 32)}`

const accountKey = (email: string) => keyOf('account', email)
const accountHereKey = (email: string, clientAddress: string) =>
  keyOf('account-here', `${email} ${networkOf(clientAddress)}`)

/** Seconds to wait after `count` failures; in SQL, so that the check and the increment are one statement. */
const wait = sql`case when ${rateLimits.count} < ${throttleLimits.freeFailures} then 0
  else least(${throttleLimits.longestWait}, power(2, least(${rateLimits.count} - ${throttleLimits.freeFailures}, 20))) end`

/** `reset_at` is the last attempt plus the memory: when the next one is allowed follows from it. */
const allowedAt = sql`${rateLimits.resetAt} - make_interval(secs => ${throttleLimits.memory}) + make_interval(secs => ${wait})`

/**
 * Counts the attempt before the password is looked at, and refuses it when it comes too soon. In a
 * transaction of its own: a hundred guesses at once are a hundred counts.
 */
export async function takeSignInTurn(email: string, clientAddress: string): Promise<void> {
  const refused = await transaction(async (tx) => {
    const network = await takePoint(tx, keyOf('network', networkOf(clientAddress)), throttleLimits.network)
    if (!network.allowed) return network.retryAfter
    const account = await takePoint(tx, accountKey(email), throttleLimits.account)
    if (!account.allowed) return account.retryAfter
    return countAttempt(tx, accountHereKey(email, clientAddress))
  })
  if (refused !== null) throw new AppError('auth.throttled', { values: { seconds: refused } })
}

async function countAttempt(tx: Tx, key: string): Promise<number | null> {
  const counted = await tx
    .insert(rateLimits)
    .values({ key, count: 1, resetAt: sql`now() + make_interval(secs => ${throttleLimits.memory})` })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.resetAt} <= now() then 1 else ${rateLimits.count} + 1 end`,
        resetAt: sql`excluded.reset_at`,
      },
      setWhere: sql`${rateLimits.resetAt} <= now() or ${allowedAt} <= now()`,
    })
    .returning({ key: rateLimits.key })
  if (counted.length > 0) return null
  const [row] = await tx
    .select({ seconds: sql<number>`greatest(1, ceil(extract(epoch from ${allowedAt} - now())))::int` })
    .from(rateLimits)
    .where(eq(rateLimits.key, key))
  return row?.seconds ?? 1
}

/** The right password wipes the slate of its account. */
export async function forgetFailures(
  tx: Pick<Tx, 'delete'>,
  email: string,
  clientAddress: string,
): Promise<void> {
  await tx.delete(rateLimits).where(eq(rateLimits.key, accountHereKey(email, clientAddress)))
}
