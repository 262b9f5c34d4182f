import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { setCommentsOpen } from '#domain/articles/publish-commands.ts'
import { readerDevice } from '#domain/comments/reader-device.ts'
import { markSpam, rejectComment, undoDecision } from '#domain/moderation/commands.ts'
import { getQueueCounts, listQueue } from '#domain/moderation/queries.ts'
import {
  aComment,
  aGuest,
  aNewsroom,
  anApprovedComment,
  aPublishedArticle,
  by,
  type Newsroom,
  ownerSql,
} from '#testing/database.ts'
import { keepComment, reportComment } from './commands.ts'
import { commentReportLimits } from './comment-report.ts'
import { purgeCommentReports } from './retention.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
beforeEach(async () => {
  await ownerSql()`truncate rate_limits`
  await ownerSql()`delete from comment_reports`
})

const aDevice = () => ({ number: readerDevice(null).number, isNew: false })
const report = (
  commentId: string,
  reason: 'spam' | 'offensive' | 'other' = 'spam',
  words = '',
  device = aDevice(),
) => reportComment({ ...aGuest(), device }, { commentId, reason, words })
const desk = () => by(newsroom.moderator)
const reported = async () =>
  (await listQueue(newsroom.moderator, { status: 'approved', page: 1, isReported: true })).items

describe('what readers report', () => {
  test('is a list of its own on the desk, with how many said what', async () => {
    const article = await aPublishedArticle(newsroom)
    await anApprovedComment(newsroom, article.id)
    const { id } = await anApprovedComment(newsroom, article.id)
    await report(id)
    await report(id)
    await report(id, 'other', 'Ce n’est pas lui.')
    const items = await reported()
    expect(items.map((item) => [item.id, item.reports])).toEqual([
      [
        id,
        [
          { reason: 'other', count: 1, words: ['Ce n’est pas lui.'] },
          { reason: 'spam', count: 2, words: [] },
        ],
      ],
    ])
    expect((await getQueueCounts(newsroom.moderator)).reported).toBe(1)
    expect((await getQueueCounts(newsroom.author)).reported).toBe(0)
  })

  test('counts once a device, also at the same moment', async () => {
    const article = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, article.id)
    const device = aDevice()
    await Promise.all([report(id, 'spam', '', device), report(id, 'offensive', '', device)])
    await report(id, 'spam', '', device)
    expect(await ownerSql()`select 1 from comment_reports where comment_id = ${id}`).toHaveLength(1)
  })

  test('can be said below a closed thread, and of nothing that readers do not see', async () => {
    const article = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, article.id)
    const waiting = await aComment(article.id)
    await setCommentsOpen(by(newsroom.editor), { articleId: article.id, open: false })
    await expect(report(id)).resolves.toEqual({ articleId: article.id })
    await expect(report(waiting.id)).rejects.toMatchObject({ code: 'comment.not_found' })
  })

  test('has a limit for each device', async () => {
    const article = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, article.id)
    const device = aDevice()
    for (let n = 0; n < commentReportLimits.device.points; n++) await report(id, 'spam', '', device)
    await expect(report(id, 'spam', '', device)).rejects.toMatchObject({ code: 'comment.report_limited' })
    await expect(report(id)).resolves.toBeDefined()
  })
})

test('what was answered two years ago goes, and what nobody has answered stays', async () => {
  const article = await aPublishedArticle(newsroom)
  const [old, open] = [
    await anApprovedComment(newsroom, article.id),
    await anApprovedComment(newsroom, article.id),
  ]
  await report(old.id)
  await report(open.id)
  await keepComment(desk(), { commentId: old.id })
  const left = async () =>
    (await ownerSql()`select comment_id from comment_reports`).map((row) => row.comment_id)
  await transaction((tx) => purgeCommentReports(tx, new Date(Date.now() + 729 * 86_400_000)))
  expect(await left()).toHaveLength(2)
  await transaction((tx) => purgeCommentReports(tx, new Date(Date.now() + 731 * 86_400_000)))
  expect(await left()).toEqual([open.id])
})

describe('an answer', () => {
  const outcomes = async (id: string) =>
    (await ownerSql()`select outcome from comment_reports where comment_id = ${id}`).map(
      ({ outcome }) => outcome,
    )

  test('that it stays closes the reports; a colleague who answers too is told', async () => {
    const article = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, article.id)
    await report(id)
    await report(id)
    expect(await keepComment(desk(), { commentId: id })).toEqual({ reports: 2 })
    expect([await outcomes(id), await reported()]).toEqual([['kept', 'kept'], []])
    await expect(keepComment(desk(), { commentId: id })).rejects.toMatchObject({
      code: 'moderation.changed_meanwhile',
    })
    // What is said afterwards is another matter.
    await report(id)
    expect(await reported()).toHaveLength(1)
  })

  test.each(['rejected', 'spam'] as const)(
    '%s closes them with the decision, and taken back opens them',
    async (to) => {
      const article = await aPublishedArticle(newsroom)
      const { id } = await anApprovedComment(newsroom, article.id)
      await report(id)
      const decision = { commentId: id, expectedStatus: 'approved' as const }
      if (to === 'spam') await markSpam(desk(), decision)
      else await rejectComment(desk(), { ...decision, reason: 'insult', note: '' })
      expect([await outcomes(id), await reported()]).toEqual([['removed'], []])
      await undoDecision(desk(), { commentId: id })
      expect([await outcomes(id), (await reported()).length]).toEqual([[null], 1])
    },
  )

  test('is a moderator’s', async () => {
    const article = await aPublishedArticle(newsroom)
    const { id } = await anApprovedComment(newsroom, article.id)
    await report(id)
    await expect(keepComment(by(newsroom.author), { commentId: id })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  })
})
