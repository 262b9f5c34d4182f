import postgres from 'postgres'
import { env } from '#lib/env.ts'

/** The address of another database of the same server. */
export function onDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

const open: postgres.Sql[] = []

/** A connection of its own, closed when the test file ends. */
export function connectForTest(url: string, options: { max?: number } = {}): postgres.Sql {
  const sql = postgres(url, { max: options.max ?? 2, onnotice: () => {} })
  open.push(sql)
  return sql
}

const once = (make: () => postgres.Sql) => {
  let made: postgres.Sql | undefined
  return () => (made ??= make())
}

/** Owner of the tables: to look behind the scenes. Never a way to make what a command should make. */
export const ownerSql = once(() => connectForTest(env().ownerUrl!))
/** Role site_app: what staff pages and commands may do, and what they may not. */
export const appSql = once(() => connectForTest(env().appUrl!))
/** Role site_public: what a reader page may see. */
export const publicSql = once(() => connectForTest(env().publicUrl!))

export async function closeTestConnections(): Promise<void> {
  await Promise.all(open.splice(0).map((sql) => sql.end({ timeout: 5 })))
}
