import { isDeepStrictEqual } from 'node:util'
import { desc, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { users } from '#db/schema/people.ts'
import { moderationPolicies } from '#db/schema/policy.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { policyChanged, policyRestored, policyTried } from './events.ts'
import type { PolicyRules } from './policy.ts'
import type { RestorePolicy, SavePolicy } from './policy-input.ts'
import { rulesOf } from './policy-queries.ts'

type Saved = { number: number }

/**
 * A new version of the policy: it counts from the next comment on, or is tried beside the one that counts. The same rules
 * again are no version. Throws policy.conflict with the newer version's number and author, policy.unchanged.
 */
export async function savePolicy({ viewer, now }: Context, input: SavePolicy): Promise<Saved> {
  return change(async (tx) => {
    authorize(viewer, 'policy.change')
    const { live } = await newestOf(tx, input.baseNumber)
    if (isDeepStrictEqual(sorted(live.rules), sorted(input.rules))) throw new AppError('policy.unchanged')
    const { rules, isTrial, reason } = input
    const row = await append(tx, {
      viewerId: viewer.id,
      now,
      baseNumber: input.baseNumber,
      rules,
      isTrial,
      reason,
    })
    const said = isTrial ? policyTried : policyChanged
    await record(tx, said(viewer.id, row.id, { number: row.number, reason }))
    return { number: row.number }
  })
}

/**
 * An earlier version counts again, as a new one: the history only grows. It ends a trial, or makes one count. Throws
 * policy.conflict, request.not_found.
 */
export async function restorePolicy({ viewer, now }: Context, input: RestorePolicy): Promise<Saved> {
  return change(async (tx) => {
    authorize(viewer, 'policy.change')
    await newestOf(tx, input.baseNumber)
    const { number: from, reason, baseNumber } = input
    const rules = await rulesOf(tx, from)
    if (!rules) throw new AppError('request.not_found')
    const row = await append(tx, {
      viewerId: viewer.id,
      now,
      baseNumber,
      rules,
      isTrial: false,
      reason,
      from,
    })
    await record(tx, policyRestored(viewer.id, row.id, { number: row.number, from, reason }))
    return { number: row.number }
  })
}

/** Keys of JSON come back in an order of their own. */
const sorted = (rules: PolicyRules): PolicyRules => ({
  ...rules,
  weights: Object.fromEntries(Object.entries(rules.weights).sort()),
})

/** What stands now, if it is what the editor began from. */
async function newestOf(tx: Tx, baseNumber: number): Promise<{ live: { rules: PolicyRules } }> {
  const [newest] = await tx
    .select({ number: moderationPolicies.number, by: users.name })
    .from(moderationPolicies)
    .innerJoin(users, eq(users.id, moderationPolicies.createdBy))
    .orderBy(desc(moderationPolicies.number))
    .limit(1)
  if ((newest?.number ?? 0) !== baseNumber)
    throw new AppError('policy.conflict', {
      values: { version: newest?.number ?? 0, savedBy: newest?.by ?? '' },
    })
  const [live] = await tx
    .select({ number: moderationPolicies.number })
    .from(moderationPolicies)
    .where(eq(moderationPolicies.isTrial, false))
    .orderBy(desc(moderationPolicies.number))
    .limit(1)
  return { live: { rules: (await rulesOf(tx, live?.number ?? 0))! } }
}

type Version = {
  viewerId: string
  now: Date
  baseNumber: number
  rules: PolicyRules
  isTrial: boolean
  reason: string
  from?: number
}

/** Of two that save at the same moment the second waits, finds the number taken, and is told by whom. */
async function append(
  tx: Tx,
  { viewerId, now, baseNumber, rules, isTrial, reason, from }: Version,
): Promise<{ id: string; number: number }> {
  const made = await tx
    .insert(moderationPolicies)
    .values({
      id: uuidv7(),
      number: baseNumber + 1,
      rules,
      isTrial,
      reason,
      restoredFrom: from ?? null,
      createdBy: viewerId,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: moderationPolicies.id, number: moderationPolicies.number })
  if (!made[0]) await newestOf(tx, baseNumber)
  return made[0]!
}
