/** Prints the one-time link that makes the first administrator: `node db/seed/setup-link.ts`. */
import { closeDatabase } from '#db/client.ts'
import { createFirstAdminLink } from '#domain/people/commands.ts'

process.stdout.write(`${await createFirstAdminLink()}\n`)
await closeDatabase()
