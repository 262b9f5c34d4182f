import { isDeepStrictEqual } from 'node:util'
import { desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { navigationVersions } from '#db/schema/pages.ts'
import { authorize } from '#domain/access.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { navigationChanged } from './events.ts'
import type { SaveNavigation } from './input.ts'
import { defaultNavigation, type Navigation } from './navigation.ts'

/** Puts other links in the masthead and the footer, as a new version. Throws navigation.conflict. */
export async function saveNavigation(context: Context, input: SaveNavigation): Promise<{ number: number }> {
  return change(async (tx) => {
    authorize(context.viewer, 'page.manage')
    const newest = await lockNewest(tx, input.baseNumber)
    return addVersion(tx, context, newest, input.navigation, null)
  })
}

/** Puts an earlier version back, as a new one: what stood there meanwhile can be had again. Throws navigation.conflict, request.not_found. */
export async function restoreNavigation(
  context: Context,
  input: { baseNumber: number; number: number },
): Promise<{ number: number }> {
  return change(async (tx) => {
    authorize(context.viewer, 'page.manage')
    const newest = await lockNewest(tx, input.baseNumber)
    const earlier = input.number === 0 ? defaultNavigation : await versionValue(tx, input.number)
    return addVersion(tx, context, newest, earlier, input.number)
  })
}

type Newest = { number: number; value: Navigation }

/** Any number, always the same. */
const versionsLock = 5_407_203

/** The version that counts, for this transaction alone. Refuses whoever has started from an older one. */
async function lockNewest(tx: Tx, baseNumber: number): Promise<Newest> {
  await tx.execute(sql`select pg_advisory_xact_lock(${versionsLock})`)
  const [row] = await tx
    .select({ number: navigationVersions.number, value: navigationVersions.value })
    .from(navigationVersions)
    .orderBy(desc(navigationVersions.number))
    .limit(1)
  const newest = row ?? { number: 0, value: defaultNavigation }
  if (newest.number !== baseNumber) throw new AppError('navigation.conflict')
  return newest
}

async function versionValue(tx: Tx, number: number): Promise<Navigation> {
  const [row] = await tx
    .select({ value: navigationVersions.value })
    .from(navigationVersions)
    .where(eq(navigationVersions.number, number))
  if (!row) throw new AppError('request.not_found')
  return row.value
}

async function addVersion(
  tx: Tx,
  { viewer, now }: Context,
  newest: Newest,
  value: Navigation,
  restored: number | null,
): Promise<{ number: number }> {
  if (isDeepStrictEqual(newest.value, value)) return { number: newest.number }
  const number = newest.number + 1
  const id = uuidv7()
  await tx.insert(navigationVersions).values({ id, number, value, createdBy: viewer.id, createdAt: now })
  await record(tx, navigationChanged(viewer.id, id, { number, restored }))
  return { number }
}
