import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { appDb, type Tx } from '#db/client.ts'
import { settings } from '#db/schema/site.ts'
import { deleteVariants } from '#domain/media/picture-files.ts'
import { env } from '#lib/env.ts'
import { raw, z } from '#lib/schema.ts'

/** The row that names pictures whose files have yet to go. */
const key = 'demo_files'
const tokens = z.array(raw())

/** Files are no part of a transaction: what is to go is written down in it, so that a crash leaves nothing behind. */
export async function noteFiles(tx: Tx, names: string[]): Promise<void> {
  await tx.insert(settings).values({ key, value: names }).onConflictDoNothing()
}

/** Pictures and printed logins of a demo that is gone. Safe to run at any time; the night does it again. */
export async function discardDemoFiles(): Promise<void> {
  const [row] = await appDb().select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  if (!row) return
  for (const token of tokens.parse(row.value)) await deleteVariants(token)
  // It belongs to the user who started the site, root perhaps. Where it cannot be deleted here, the next start does it.
  await rm(join(env().dataDir, 'demo-logins.json'), { force: true }).catch(() => {})
  await appDb().delete(settings).where(eq(settings.key, key))
}
