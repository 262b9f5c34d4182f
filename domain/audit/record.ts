import type { Tx } from '#db/client.ts'
import { auditLog } from '#db/schema/people.ts'

export type AuditEntry = {
  /** Null: the system itself. */
  actorId: string | null
  /** Noun and past tense: `article.published`, `user.disabled`. */
  event: string
  subjectType:
    | 'article'
    | 'comment'
    | 'user'
    | 'author'
    | 'section'
    | 'topic'
    | 'settings'
    | 'session'
    | 'media'
  subjectId: string
  /** One line for people. Never a password, a token or a commenter's e-mail. */
  detail?: string
}

/** Written in the transaction of what it records; the application role can neither change nor delete it. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values({ ...entry, detail: entry.detail ?? '' })
}
