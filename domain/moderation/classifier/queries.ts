import { desc, eq, sql } from 'drizzle-orm'
import { appDb } from '#db/client.ts'
import { classifierModels } from '#db/schema/classifier.ts'
import { commentDecisions, commentSignals } from '#db/schema/comments.ts'
import { can, type Viewer } from '#domain/access.ts'
import type { CommentStatus } from '#domain/comments/comment.ts'
import type { RejectionReason } from '../moderation.ts'
import { gate } from './gate.ts'
import { heads, labelsOf } from './labels.ts'
import { wilson } from './measure.ts'
import type { AuditView, HeadView } from './view.ts'

/** What each head knows and whether it speaks; nothing for who does not moderate. */
export async function listHeads(viewer: Viewer): Promise<HeadView[]> {
  if (!can(viewer, 'comment.moderate')) return []
  const rows = await appDb()
    .select({
      head: classifierModels.kind,
      at: classifierModels.at,
      learnedAt: classifierModels.learnedAt,
      trainedOn: classifierModels.trainedOn,
      speaks: classifierModels.speaks,
      threshold: classifierModels.threshold,
      metrics: classifierModels.metrics,
    })
    .from(classifierModels)
    .where(eq(classifierModels.active, true))
    .orderBy(desc(classifierModels.at))
  return heads.map((head) => {
    const row = rows.find((one) => one.head === head)
    return row ? { ...row, conditions: gate(row.metrics) } : { head, at: null }
  })
}

/** What people said of the comments that were drawn to check it by. */
export async function getAudit(viewer: Viewer): Promise<AuditView> {
  if (!can(viewer, 'comment.moderate')) return { drawn: 0, judged: 0, wrong: 0, ...wilson(0, 0) }
  const rows = await appDb().execute<{
    to: CommentStatus | null
    reason: RejectionReason | null
    n: number
  }>(sql`
    select d.to_status as "to", d.reason, count(*)::int as n
    from ${commentSignals} s
    left join lateral (
      select to_status, reason from ${commentDecisions} d
      where d.comment_id = s.comment_id and d.actor_id is not null and d.undoes is null
        and not exists (select 1 from ${commentDecisions} u where u.comment_id = d.comment_id and u.undoes = d.id)
      order by d.decided_at desc, d.id desc limit 1
    ) d on true
    where s.code = 'classifier_audit'
    group by 1, 2`)
  const found = { drawn: 0, judged: 0, wrong: 0 }
  for (const { to, reason, n } of rows) {
    found.drawn += n
    const label = to === null ? null : labelsOf({ to, reason }).spam
    if (label === null) continue
    found.judged += n
    if (label === 0) found.wrong += n
  }
  return { ...found, ...wilson(found.wrong, found.judged) }
}
