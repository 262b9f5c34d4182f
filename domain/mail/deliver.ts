import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { mailDeliveries } from '#db/schema/mail.ts'
import { type Outgoing, sendMail } from './send.ts'

/** Longer than a letter may take: whoever claimed it before that is dead. */
const claimSeconds = 120

/** `again`: it was sent before. */
export type Delivered = 'sent' | 'again'

/**
 * Sends a letter once for each key, however often it is asked to: a job may run twice. The key is claimed before and
 * marked afterwards. If the process ends between the server's yes and the mark, the letter is sent again with the same
 * Message-ID: it may then be seen twice, and in the other order it would be lost. Throws MailError; the claim is given back.
 */
export async function deliver(mail: Outgoing): Promise<Delivered> {
  if (!(await claim(mail.key))) {
    if (await isDone(mail.key)) return 'again'
    // The process that is sending it may die of it: the job has to come back and look.
    throw new Error('This letter is being sent already.')
  }
  try {
    await sendMail(mail)
  } catch (error) {
    await mark(mail.key, { claimedAt: null })
    throw error
  }
  await mark(mail.key, { doneAt: sql`now()` })
  return 'sent'
}

async function claim(key: string): Promise<boolean> {
  const { claimedAt, doneAt } = mailDeliveries
  const taken = await appDb()
    .insert(mailDeliveries)
    .values({ key, claimedAt: sql`now()` })
    .onConflictDoUpdate({
      target: mailDeliveries.key,
      set: { claimedAt: sql`now()` },
      setWhere: and(
        isNull(doneAt),
        or(isNull(claimedAt), lt(claimedAt, sql`now() - make_interval(secs => ${claimSeconds})`)),
      ),
    })
    .returning({ key: mailDeliveries.key })
  return taken.length > 0
}

async function isDone(key: string): Promise<boolean> {
  const rows = await appDb()
    .select({ key: mailDeliveries.key })
    .from(mailDeliveries)
    .where(and(eq(mailDeliveries.key, key), isNotNull(mailDeliveries.doneAt)))
  return rows.length > 0
}

async function mark(
  key: string,
  change: { claimedAt: null } | { doneAt: ReturnType<typeof sql> },
): Promise<void> {
  await appDb().update(mailDeliveries).set(change).where(eq(mailDeliveries.key, key))
}
