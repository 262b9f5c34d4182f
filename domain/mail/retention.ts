import { lt } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { keptMails, mailDeliveries } from '#db/schema/mail.ts'

const day = 86_400_000
/** Time to notice that no mail arrives. Its links are dead after a day, and addresses are kept no longer than needed. */
const lettersFor = 30 * day
/** As long as a dead letter may be sent off again (domain/jobs/queues.ts): a mark keeps it from being sent twice. */
const marksFor = 91 * day

/** Deletes letters and marks of delivery that are too old. */
export async function purgeMail(tx: Tx, now: Date): Promise<void> {
  const before = (age: number) => new Date(now.getTime() - age)
  await tx.delete(keptMails).where(lt(keptMails.createdAt, before(lettersFor)))
  await tx.delete(mailDeliveries).where(lt(mailDeliveries.createdAt, before(marksFor)))
}
