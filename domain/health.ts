import { sql } from 'drizzle-orm'
import { createPatientQuestion } from '#contract/patient-question.ts'
import { probeDb } from '#db/client.ts'

export const databaseAnswers = createPatientQuestion(() => probeDb().execute(sql`select 1`))
