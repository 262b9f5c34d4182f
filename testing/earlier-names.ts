import { readFileSync } from 'node:fs'
import { drizzle } from 'drizzle-orm/postgres-js'
import { env } from '#lib/env.ts'
import { connectForTest } from './connections.ts'

const statements = readFileSync('db/migrations/0010_bylines.sql', 'utf8')
  .split('--> statement-breakpoint')
  .map((statement) => statement.replace(/^--.*$/gm, '').trim())

const rename = /^ALTER (TABLE|VIEW|INDEX) (\S+) RENAME (?:(COLUMN|CONSTRAINT) (\S+) )?TO (\S+?);?$/

/** `ALTER TABLE a RENAME TO b` taken back. */
function undo(statement: string): string[] {
  const [, kind, thing, part, from, to] = rename.exec(statement) ?? []
  if (!kind) return []
  return [
    part
      ? `ALTER ${kind} ${thing} RENAME ${part} ${to} TO ${from}`
      : `ALTER ${kind} ${to} RENAME TO ${thing}`,
  ]
}

/**
 * For tests of what a migration before 0010 does with rows: bylines were authors then. Their names are theirs again
 * while it works; afterwards 0010 comes as it does in an upgrade.
 */
export async function withEarlierNames(work: () => Promise<unknown>): Promise<void> {
  // A connection of its own: drizzle changes how its connection reads dates.
  const owner = drizzle(connectForTest(env().ownerUrl!, { max: 1 }))
  for (const statement of statements.toReversed().flatMap(undo)) await owner.execute(statement)
  await work()
  for (const statement of statements) await owner.execute(statement)
}
