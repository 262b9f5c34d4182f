import { lt } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { keptMails, mailDeliveries } from '#db/schema/mail.ts'

/** Time to notice that no mail arrives. Its links are dead after a day, and addresses are kept no longer than needed. */
const keptFor = 30 * 86_400_000

/** Deletes letters and marks of delivery that are too old. No job runs again after so long. */
export async function purgeMail(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptFor)
  await tx.delete(keptMails).where(lt(keptMails.createdAt, before))
  await tx.delete(mailDeliveries).where(lt(mailDeliveries.createdAt, before))
}
