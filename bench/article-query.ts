/**
 * Run by bench/main.ts once for each amount of data, with the address of the readers' role: times what an article
 * page asks the database, and prints the figures as JSON.
 */
import postgres from 'postgres'
import { closeDatabase } from '#db/client.ts'
import { listBySection, listNewest, listRelated } from '#domain/articles/list-queries.ts'
import { findByAddress } from '#domain/articles/queries.ts'
import { getThread } from '#domain/comments/queries.ts'
import { env } from '#lib/env.ts'
import { median } from './result.ts'

/** Milliseconds. `cut`: questions that the readers' role was not given the time to finish. */
export type QueryTimes = { article: number; related: number; section: number; latest: number; cut: number }

/** Articles alike in both amounts: as many comments, few enough to be warm in both. */
const sample = 12
const rounds = 30
/** Lists are asked less often: where they are slow, they are very slow. */
const listRounds = 5

const sql = postgres(env().publicUrl!, { max: 1, onnotice: () => {} })
const rows = await sql<{ slug: string; section_slug: string }[]>`
  select slug, section_slug from public_articles where comment_count between 35 and 65 and words between 200 and 600
  order by id limit ${sample * 50}`
await sql.end()
// Spread over the years, not the oldest ones only.
const step = Math.max(1, Math.floor(rows.length / sample))
const chosen = rows.filter((_, index) => index % step === 0).slice(0, sample)

const article: number[] = []
const related: number[] = []
const section: number[] = []
const latest: number[] = []
let cut = 0
for (let round = -2; round < rounds; round++) {
  const kept = (into: number[]) => (round < 0 ? [] : into)
  for (const [index, { slug, section_slug }] of chosen.entries()) {
    const found = await timed(kept(article), async () => {
      const answer = await findByAddress(section_slug, slug)
      if (answer.kind !== 'article') throw new Error(`${slug} is ${answer.kind}`)
      await getThread(answer.article.id)
      return answer.article
    })
    if (found && round >= 0 && round < listRounds && index < 3) await timed(related, () => listRelated(found))
  }
  if (round >= listRounds) continue
  await timed(kept(section), () => listBySection(chosen[0]!.section_slug, 1))
  await timed(kept(latest), () => listNewest(12))
}
await closeDatabase()

const times: QueryTimes = {
  article: median(article),
  related: median(related),
  section: median(section),
  latest: median(latest),
  cut,
}
process.stdout.write(JSON.stringify(times))

async function timed<T>(into: number[], run: () => Promise<T>): Promise<T | undefined> {
  const begun = performance.now()
  try {
    return await run()
  } catch (error) {
    const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined
    if (cause?.code !== '57014') throw error
    cut += 1
    return undefined
  } finally {
    into.push(performance.now() - begun)
  }
}
