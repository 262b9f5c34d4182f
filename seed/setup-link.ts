/**
 * Prints the one-time link that makes the first administrator: `node seed/setup-link.ts`. What a demo that was cut
 * short has left goes first: its accounts would stand in the way of that link.
 */
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { closeDatabase } from '#db/client.ts'
import { createFirstAdminLink } from '#domain/people/commands.ts'
import { env } from '#lib/env.ts'
import { clear, isCutShort } from './clear.ts'

const client = postgres(env().ownerUrl!, { max: 1, onnotice: () => {} })
const db = drizzle(client)
if (await isCutShort(db)) await clear(db)
await client.end()

process.stdout.write(
  `\n  No account exists yet. Open this link once to make the first administrator:\n  ${await createFirstAdminLink()}\n\n`,
)
await closeDatabase()
