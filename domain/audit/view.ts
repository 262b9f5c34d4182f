/** A line of the log, with the names that things have today. */
export type AuditRow = {
  id: string
  at: Date
  /** Null: the site itself, or an account that no longer exists. */
  actor: string | null
  event: string
  subjectType: string
  /** Name, title or address of what it concerns, where it still has one. */
  subject: string | null
  detail: string
}
