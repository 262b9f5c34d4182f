import { createHash } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import { appDb, guestTransaction, type Tx, transaction } from '#db/client.ts'
import { rateLimits } from '#db/schema/site.ts'
import { AppError } from '#domain/errors.ts'
import { networkOf, wideNetworkOf } from '#lib/network.ts'
import {
  type Counter,
  guessLimits,
  judgeKnown,
  judgeStranger,
  type StrangerCounter,
  type Verdict,
} from './guesses.ts'

/** The guesser: a browser or session that the owner has opened, by its number, or anybody from an address. */
export type Guesser = { device: string } | { email: string; clientAddress: string }

type Keys<Names extends string> = Record<Names, string>

// The table holds no address of anybody: keys are digests.
const keyOf = (kind: string, value: string) =>
  `sign-in:${kind}:${createHash('sha256').update(value).digest('base64url').slice(0, 32)}`

const deviceKeys = (device: string): Keys<'device'> => ({ device: keyOf('device', device) })

function strangerKeys(email: string, clientAddress: string): Keys<StrangerCounter> {
  const wide = wideNetworkOf(clientAddress)
  return {
    here: keyOf('account-here', `${email} ${wide}`),
    network: keyOf('network', networkOf(clientAddress)),
    wideNetwork: keyOf('wide-network', wide),
    account: keyOf('account', email),
    turn: keyOf('turn', `${email} ${wide}`),
  }
}

/**
 * Counts a guess before the password is looked at, or refuses it when it comes too soon: then it counts for nothing
 * (guesses.ts). Strangers wait for each other on connections of their own, and not on those of the desks. Throws
 * auth.throttled.
 */
export async function takeGuess(guesser: Guesser): Promise<void> {
  const wait =
    'device' in guesser
      ? await transaction((tx) =>
          decide(tx, deviceKeys(guesser.device), (known, now) => judgeKnown(known.device, now)),
        )
      : await guestTransaction((tx) =>
          decide(tx, strangerKeys(guesser.email, guesser.clientAddress), judgeStranger),
        )
  if (wait > 0) throw new AppError('auth.throttled', { values: { seconds: wait } })
}

/** In a transaction of its own, one guess after the other: a hundred at once are a hundred counts. */
async function decide<Names extends string>(
  tx: Tx,
  keys: Keys<Names>,
  judge: (known: Partial<Record<Names, Counter>>, now: Date) => Verdict<Names>,
): Promise<number> {
  const names = Object.keys(keys) as Names[]
  // In one order: two guesses that share some of these must not wait for each other.
  for (const key of Object.values<string>(keys).sort())
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  const rows = await tx
    .select({
      key: rateLimits.key,
      count: rateLimits.count,
      resetAt: rateLimits.resetAt,
    })
    .from(rateLimits)
    .where(inArray(rateLimits.key, Object.values<string>(keys)))
  // Not the transaction's time, which is older than what was waited for.
  const [clock] = await tx.execute<{ now: string }>(
    sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  )
  const known: Partial<Record<Names, Counter>> = {}
  for (const name of names) known[name] = rows.find((row) => row.key === keys[name])
  const { wait, write = {} } = judge(known, new Date(clock!.now))
  await put(tx, keys, write)
  return wait
}

async function put<Names extends string>(
  tx: Tx,
  keys: Keys<Names>,
  counters: Partial<Record<Names, Counter>>,
): Promise<void> {
  const written = (Object.keys(counters) as Names[]).map((name) => ({ key: keys[name], to: counters[name] }))
  const gone = written.filter(({ to }) => to === undefined).map(({ key }) => key)
  const kept = written.flatMap(({ key, to }) => (to === undefined ? [] : [{ key, ...to }]))
  if (gone.length > 0) await tx.delete(rateLimits).where(inArray(rateLimits.key, gone))
  if (kept.length > 0)
    await tx
      .insert(rateLimits)
      .values(kept.sort((a, b) => (a.key < b.key ? -1 : 1)))
      .onConflictDoUpdate({
        target: rateLimits.key,
        set: { count: sql`excluded.count`, resetAt: sql`excluded.reset_at` },
      })
}

/** The right password wipes the slate: it was no guess, for its account and for its network. */
export async function forgetFailures(guesser: Guesser): Promise<void> {
  const db = appDb()
  if ('device' in guesser) {
    await db.delete(rateLimits).where(inArray(rateLimits.key, [deviceKeys(guesser.device).device]))
    return
  }
  const keys = strangerKeys(guesser.email, guesser.clientAddress)
  await db.delete(rateLimits).where(inArray(rateLimits.key, [keys.here, keys.turn]))
  // An office in the morning: thirty colleagues behind one address, each with the right password.
  await transaction(async (tx) => {
    for (const key of [keys.account, keys.network, keys.wideNetwork].sort())
      await tx
        .update(rateLimits)
        .set(
          key === keys.account
            ? { resetAt: sql`${rateLimits.resetAt} - make_interval(secs => ${guessLimits.account.every})` }
            : { count: sql`greatest(0, ${rateLimits.count} - 1)` },
        )
        .where(eq(rateLimits.key, key))
  })
}
