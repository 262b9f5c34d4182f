import { sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'

export async function databaseAnswers(): Promise<boolean> {
  try {
    await appDb().execute(sql`select 1`)
    return true
  } catch {
    return false
  }
}
