import { desc, eq, inArray, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { appDb, guestDb } from '#db/client.ts'
import { users } from '#db/schema/people.ts'
import { moderationPolicies } from '#db/schema/policy.ts'
import { can, type Viewer } from '#domain/access.ts'
import { builtInRules, type PolicyRules } from './policy.ts'
import { differencesBetween } from './policy-differences.ts'
import type { PolicyDesk, PolicyVersion } from './policy-view.ts'
import { compileLists, type Lists } from './signals/lists.ts'

export type Policy = { number: number; rules: PolicyRules; lists: Lists }

/** What decides, and what is only tried. */
export type Policies = { live: Policy; trial: Policy | null }

const builtIn: Policy = { number: 0, rules: builtInRules, lists: compileLists(builtInRules) }

/** By the id of their row: rows never change, and making a list ready takes longer than looking it up. */
const ready = new LRUCache<string, Policy>({ max: 8 })

/** In the order of their numbers, with what is needed to know which of them counts. */
async function standing(db: Pick<ReturnType<typeof appDb>, 'execute'>) {
  const rows = await db.execute<{ id: string; number: number; isTrial: boolean }>(sql`
    (select id, number, is_trial as "isTrial" from moderation_policies order by number desc limit 1)
    union
    (select id, number, is_trial from moderation_policies where not is_trial order by number desc limit 1)`)
  return { live: rows.find((row) => !row.isTrial), trial: rows.find((row) => row.isTrial) }
}

/** The policies by which a comment is judged now. One small question; rows are read where they are new. */
export async function readPolicies(): Promise<Policies> {
  const { live, trial } = await standing(guestDb())
  const ids = [live, trial].flatMap((row) => (row && !ready.has(row.id) ? [row.id] : []))
  if (ids.length > 0) {
    const rows = await guestDb().select().from(moderationPolicies).where(inArray(moderationPolicies.id, ids))
    for (const { id, number, rules } of rows)
      ready.set(id, { number, rules: complete(rules), lists: compileLists(complete(rules)) })
  }
  return {
    live: live ? ready.get(live.id)! : builtIn,
    trial: trial ? ready.get(trial.id)! : null,
  }
}

/** A row of an earlier release may know less. */
const complete = (rules: PolicyRules): PolicyRules => ({ ...builtInRules, ...rules })

/** The rules of a version; null where there is none. */
export async function rulesOf(
  db: Pick<ReturnType<typeof appDb>, 'select'>,
  number: number,
): Promise<PolicyRules | null> {
  if (number === 0) return builtInRules
  const [row] = await db
    .select({ rules: moderationPolicies.rules })
    .from(moderationPolicies)
    .where(eq(moderationPolicies.number, number))
  return row ? complete(row.rules) : null
}

/** A year of changes; what is older is found by its number in the log. */
const mostVersions = 40

/** What the desk edits: the rules that count, the trial beside them, and how they came to be. */
export async function getPolicyDesk(viewer: Viewer): Promise<PolicyDesk | null> {
  if (!can(viewer, 'policy.change')) return null
  const rows = await appDb()
    .select({
      number: moderationPolicies.number,
      rules: moderationPolicies.rules,
      isTrial: moderationPolicies.isTrial,
      reason: moderationPolicies.reason,
      restoredFrom: moderationPolicies.restoredFrom,
      by: users.name,
      at: moderationPolicies.createdAt,
    })
    .from(moderationPolicies)
    .innerJoin(users, eq(users.id, moderationPolicies.createdBy))
    .orderBy(desc(moderationPolicies.number))
    .limit(mostVersions + 1)
  const live = rows.find((row) => !row.isTrial)
  const versions = rows.slice(0, mostVersions).map((row, place): PolicyVersion => {
    const { rules, ...version } = row
    // A version is told by what it changed: in what counted when it was written.
    const before = rows.slice(place + 1).find((other) => !other.isTrial)
    return {
      ...version,
      differences: differencesBetween(before ? complete(before.rules) : builtInRules, complete(rules)),
      state: row === live ? 'live' : place === 0 && row.isTrial ? 'trial' : 'past',
    }
  })
  return {
    number: rows[0]?.number ?? 0,
    live: { number: live?.number ?? 0, rules: live ? complete(live.rules) : builtInRules },
    versions,
  }
}
