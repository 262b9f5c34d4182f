import { lt } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { reportContacts, reports } from '#db/schema/reports.ts'
import { settledReportDays } from './report.ts'

/** Deletes who told of an error, past their date, and what was settled long ago. What nobody has decided yet stays. */
export async function purgeReports(tx: Tx, now: Date): Promise<void> {
  await tx.delete(reportContacts).where(lt(reportContacts.purgeAfter, now))
  await tx
    .delete(reports)
    .where(lt(reports.decidedAt, new Date(now.getTime() - settledReportDays * 86_400_000)))
}
