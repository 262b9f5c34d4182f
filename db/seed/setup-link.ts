/** Prints the one-time link that makes the first administrator: `node db/seed/setup-link.ts`. */
import { closeDatabase } from '#db/client.ts'
import { createFirstAdminLink } from '#domain/people/commands.ts'

process.stdout.write(
  `\n  No account exists yet. Open this link once to make the first administrator:\n  ${await createFirstAdminLink()}\n\n`,
)
await closeDatabase()
