import postgres from 'postgres'
import { createPatientQuestion } from '#contract/patient-question.ts'
import { withQueryTimeout } from './query-timeout.ts'

/**
 * Whether the database answers, asked with the role of reader pages. Each question signs in anew: a connection that is open
 * already would call a database well that lets nobody in, and one that hangs would keep the next question waiting.
 */
export function askDatabase(url: string): () => Promise<boolean> {
  return createPatientQuestion(async () => {
    const sql = postgres(url, {
      max: 1,
      connect_timeout: 2,
      fetch_types: false,
      onnotice: () => {},
      connection: { application_name: 'plein-jour-edge' },
    })
    try {
      await withQueryTimeout(sql`select 1`.simple())
    } finally {
      void sql.end({ timeout: 0 }).catch(() => {})
    }
  })
}
