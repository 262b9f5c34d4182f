import { expect, test } from 'vitest'
import { ownerSql } from '#testing/database.ts'
import { kills, killWriters } from '#testing/kill-writers.ts'

/** `node trials/events.ts` does it two hundred times. */
test(
  'a program killed between any two steps of a change leaves the change, its event, its line and its job, or none',
  async () => {
    await killWriters(kills())
    const [counts] = await ownerSql()<
      { topics: number; events: number; lines: number; jobs: number; odd: number }[]
    >`
      select
        (select count(*)::int from topics) as topics,
        (select count(*)::int from domain_events where name = 'topic.created') as events,
        (select count(*)::int from audit_log where event = 'topic.created') as lines,
        (select count(*)::int from jobs.job where name = 'publication-due') as jobs,
        (select count(*)::int from topics t where
          not exists (select 1 from domain_events e where e.subject_id = t.id::text)
          or not exists (select 1 from jobs.job j where j.data ->> 'subjectId' = t.id::text)) as odd`
    expect(counts!.topics).toBeGreaterThanOrEqual(kills())
    expect(counts).toEqual({
      topics: counts!.topics,
      events: counts!.topics,
      lines: counts!.topics,
      jobs: counts!.topics,
      odd: 0,
    })
  },
  10_000 + kills() * 10_000,
)
