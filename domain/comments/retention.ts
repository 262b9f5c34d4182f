import { lt } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { commentContacts } from '#db/schema/comments.ts'

/** Deletes the contacts of comments past their date; how many. */
export async function purgeContacts(tx: Tx, now: Date): Promise<number> {
  const contacts = await tx
    .delete(commentContacts)
    .where(lt(commentContacts.purgeAfter, now))
    .returning({ id: commentContacts.commentId })
  return contacts.length
}
