import { sql } from 'drizzle-orm'
import { databasePatience } from '#contract/database-patience.ts'
import { probeDb } from '#db/client.ts'

/** Beside a question that hangs another one is put only this often: each holds one of a few connections. */
const again = 5_000

let underWay: { answer: Promise<boolean>; since: number } | undefined

export async function databaseAnswers(): Promise<boolean> {
  if (underWay === undefined || performance.now() - underWay.since > again) underWay = ask()
  const { answer } = underWay
  let clock: NodeJS.Timeout | undefined
  const silence = new Promise<boolean>((resolve) => {
    clock = setTimeout(resolve, databasePatience, false)
  })
  return Promise.race([answer, silence]).finally(() => clearTimeout(clock))
}

function ask(): { answer: Promise<boolean>; since: number } {
  const question = {
    since: performance.now(),
    answer: probeDb()
      .execute(sql`select 1`)
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        if (underWay === question) underWay = undefined
      }),
  }
  return question
}
