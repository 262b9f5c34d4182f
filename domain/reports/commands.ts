import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { guestDb, guestTransaction } from '#db/client.ts'
import { databaseClock } from '#db/clock.ts'
import { articleDrafts, articles } from '#db/schema/articles.ts'
import { reportContacts, reportDecisions, reports } from '#db/schema/reports.ts'
import { authorize } from '#domain/access.ts'
import { isVisible } from '#domain/articles/article.ts'
import { encryptEmail, networkHash, wideNetworkHash } from '#domain/comments/contact.ts'
import { formAge } from '#domain/comments/form-token.ts'
import type { Context } from '#domain/context.ts'
import { AppError } from '#domain/errors.ts'
import { change } from '#domain/events/change.ts'
import { record } from '#domain/events/record.ts'
import { judgeForm } from '#domain/moderation/judge-form.ts'
import { takePoints } from '#domain/rate-limit.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { secretKey } from '#platform/secrets.ts'
import { reportDecided, reportReceived } from './events.ts'
import type { DecideReport, SendReport } from './input.ts'
import { mayBecome, type ReportStatus, reportContactDays, reportLimits, reportSignals } from './report.ts'

/** `sentAt` is for the demo's: a reader's is sent now. */
export type Reporter = { now: Date; clientAddress: string; sentAt?: Date }
export type Sent = { id: string; articleId: string }

/**
 * Receives an error that a reader tells of; the same words about the same passage twice are one. What is plainly a
 * script's is kept among those that were refused. Throws report.rate_limited, report.crowded, report.article_not_found.
 */
export async function sendReport({ now, clientAddress, sentAt }: Reporter, input: SendReport): Promise<Sent> {
  const contentKey = keyOf(input)
  // Before the limits: who sends the same form again is told that it came, whatever else came meanwhile.
  const [earlier] = await guestDb()
    .select({ id: reports.id, articleId: reports.articleId })
    .from(reports)
    .where(eq(reports.contentKey, contentKey))
  if (earlier) return earlier
  await takeReportTurn(clientAddress, now)
  const { isSpam, codes } = judgeForm(
    {
      name: input.name,
      body: input.body,
      honeypot: input.honeypot,
      formAge: formAge(input.formToken, input.articleId, now),
    },
    reportSignals,
  )
  const status: ReportStatus = isSpam ? 'refused' : 'new'
  return change(async (tx) => {
    const [article] = await tx
      .select({
        status: articles.status,
        publishedAt: articles.publishedAt,
        revisionId: articles.publishedRevisionId,
        clock: databaseClock,
      })
      .from(articles)
      .where(eq(articles.id, input.articleId))
      .for('share')
    // A draft, a withdrawn and an unknown article answer alike: nothing can be probed.
    if (!article?.revisionId || !isVisible(article, article.clock))
      throw new AppError('report.article_not_found')
    const createdAt = sentAt ?? article.clock
    const id = uuidv7()
    const inserted = await tx
      .insert(reports)
      .values({
        id,
        articleId: input.articleId,
        revisionId: article.revisionId,
        paragraph: input.paragraph,
        passage: input.passage,
        body: input.body,
        status,
        contentKey,
        signals: codes,
        createdAt,
        decidedAt: status === 'new' ? null : createdAt,
      })
      .onConflictDoNothing()
      .returning({ id: reports.id })
    // A twin was committed between our look and our insert; the unique index made us wait for it.
    if (inserted.length === 0) return { id: await twinOf(tx, contentKey), articleId: input.articleId }
    if (input.name !== '' || input.email !== null)
      await tx.insert(reportContacts).values({
        reportId: id,
        name: input.name,
        emailCipher: input.email === null ? null : encryptEmail(input.email),
        purgeAfter: new Date(createdAt.getTime() + reportContactDays * 86_400_000),
      })
    if (status !== 'new')
      await tx
        .insert(reportDecisions)
        .values({ reportId: id, fromStatus: 'new', toStatus: status, decidedAt: createdAt })
    await record(tx, reportReceived(null, id, { articleId: input.articleId, status }))
    return { id, articleId: input.articleId }
  }, guestTransaction)
}

async function twinOf(tx: Pick<ReturnType<typeof guestDb>, 'select'>, contentKey: Buffer): Promise<string> {
  const [twin] = await tx.select({ id: reports.id }).from(reports).where(eq(reports.contentKey, contentKey))
  return twin!.id
}

/** Equal for the same words about the same passage, and unreadable. */
const keyOf = ({ articleId, paragraph, passage, body }: SendReport): Buffer =>
  createHmac('sha256', secretKey('blindIndexKey'))
    .update(JSON.stringify(['report', articleId, paragraph, passage, body]))
    .digest()

/** Counts a report, before its transaction: a refused attempt counts too. Throws report.rate_limited, report.crowded. */
async function takeReportTurn(clientAddress: string, now: Date): Promise<void> {
  const keyed = (hash: Uint8Array) => Buffer.from(hash).toString('base64url')
  const network = keyed(networkHash(clientAddress, now))
  const own = await takePoints(guestDb(), [
    { key: `report:${network}`, limit: reportLimits.network },
    { key: `report-hour:${network}`, limit: reportLimits.networkHour },
    { key: `report-wide:${keyed(wideNetworkHash(clientAddress, now))}`, limit: reportLimits.wideNetworkHour },
  ])
  const refused = own.find((taken) => !taken.allowed)
  if (refused) throw new AppError('report.rate_limited', { values: { seconds: refused.retryAfter } })
  const [site] = await takePoints(guestDb(), [{ key: 'report-site', limit: reportLimits.site }])
  if (!site!.allowed) throw new AppError('report.crowded', { values: { seconds: site!.retryAfter } })
}

/** What an editor made of it. Throws report.not_found, report.changed_meanwhile. */
export async function decideReport(
  { viewer, now }: Context,
  input: DecideReport,
): Promise<{ reportId: string; status: ReportStatus }> {
  return change(async (tx) => {
    authorize(viewer, 'report.decide')
    const [report] = await tx
      .select({ id: reports.id, articleId: reports.articleId, status: reports.status })
      .from(reports)
      .where(eq(reports.id, input.reportId))
      .for('no key update')
    if (!report) throw new AppError('report.not_found')
    // Two editors, one report: the second is told, and decides again on what is true now.
    if (report.status !== input.expectedStatus || !mayBecome(report.status, input.status))
      throw new AppError('report.changed_meanwhile')
    await tx.update(reports).set({ status: input.status, decidedAt: now }).where(eq(reports.id, report.id))
    await tx.insert(reportDecisions).values({
      reportId: report.id,
      actorId: viewer.id,
      fromStatus: report.status,
      toStatus: input.status,
      note: input.note,
      decidedAt: now,
    })
    const [article] = await tx
      .select({ title: articleDrafts.title })
      .from(articleDrafts)
      .where(eq(articleDrafts.articleId, report.articleId))
    await record(
      tx,
      reportDecided(viewer.id, report.id, {
        articleId: report.articleId,
        title: article?.title ?? '',
        from: report.status,
        to: input.status,
      }),
    )
    return { reportId: report.id, status: input.status }
  })
}
