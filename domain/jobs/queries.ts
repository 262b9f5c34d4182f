import { sql } from 'drizzle-orm'
import { probeDb } from '#db/client.ts'
import { createPatientQuestion } from '#lib/patient-question.ts'

export const databaseAnswers = createPatientQuestion(() => probeDb().execute(sql`select 1`))
