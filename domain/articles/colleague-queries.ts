import { asc, eq, isNull, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { bylines, users } from '#db/schema/people.ts'

/** Who could be asked below an article: everybody who can sign in, under the name that readers know. */
export function listColleagues(): Promise<{ id: string; name: string }[]> {
  const name = sql<string>`coalesce(${bylines.name}, ${users.name})`
  return appDb()
    .select({ id: users.id, name })
    .from(users)
    .leftJoin(bylines, eq(bylines.id, users.bylineId))
    .where(isNull(users.disabledAt))
    .orderBy(asc(name), asc(users.id))
}
