import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type appDb, transaction } from './client.ts'
import { users } from './schema/people.ts'

const find = (db: Pick<ReturnType<typeof appDb>, 'select'>, name: string) =>
  db.select({ id: users.id }).from(users).where(sql`${users.name} = ${name}`)

test('a statement is parsed once a connection, in and out of transactions, whatever its parameters', async () => {
  const uses = await transaction(async (tx) => {
    await find(tx, 'une')
    await tx.transaction((inner) => find(inner, 'deux'))
    await find(tx, 'trois')
    const rows = await tx.execute<{ uses: number }>(sql`
      select (generic_plans + custom_plans)::int as uses from pg_prepared_statements
      where statement like '%"users"."name" = %' and statement not like '%pg_prepared%'`)
    return rows.map((row) => row.uses)
  })
  expect(uses).toEqual([3])
})
