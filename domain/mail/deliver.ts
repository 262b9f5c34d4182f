import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { mailDeliveries } from '#db/schema/mail.ts'
import { logger } from '#lib/log.ts'
import { MailError } from '#platform/mail/message.ts'
import { type Outgoing, sendMail } from './send.ts'

/** Longer than a letter may take: whoever claimed it before that is dead. */
const claimSeconds = 120

/** `again`: it went before. */
export type Delivered = 'sent' | 'refused' | 'again'

/**
 * Sends a letter once for each key, however often it is asked to: a job may run twice. A claim is taken before, a mark made
 * after. Who dies between a server's yes and the mark sends it again, with the same Message-ID: that may be seen twice, and
 * the other order would lose it. What no retry can mend is written down and done with; what may pass is thrown, as MailError.
 */
export async function deliver(mail: Outgoing): Promise<Delivered> {
  if (!(await claim(mail.key))) {
    if (await isDone(mail.key)) return 'again'
    // Whoever sends it may die of it: the job has to come back and look.
    throw new Error('This letter is being sent already.')
  }
  try {
    await sendMail(mail)
  } catch (error) {
    if (!(error instanceof MailError && error.isFinal)) {
      await mark(mail.key, { claimedAt: null })
      throw error
    }
    // Neither the address nor the server's words: the key leads to the account.
    logger('mail').warn({ key: mail.key, code: error.code, response: error.response }, 'mail refused')
    await mark(mail.key, { doneAt: sql`now()` })
    return 'refused'
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
