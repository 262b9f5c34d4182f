import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import type { EventHandler } from '#domain/jobs/handler.ts'
import { sendJob } from '#domain/jobs/send.ts'
import { handlers } from '#domain/worker/handlers.ts'
import { startWorker } from '#domain/worker/start-worker.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { MailError } from '#platform/mail/message.ts'
import { aNewsroom, aPublishedArticle, by, type Newsroom, ownerSql, theHourOf } from '#testing/database.ts'
import { discardDeadLetter, retryDeadLetter } from './commands.ts'
import { listDeadLetters, listQueues } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

/** Sends a job whose handler fails with a secret in its error, and has one attempt left. */
async function aDeadLetter(): Promise<void> {
  const article = await aPublishedArticle(newsroom)
  const event = { ...(await theHourOf(article.id)), id: uuidv7() }
  await transaction((tx) => sendJob(tx, 'publication-due', event))
  await ownerSql()`update jobs.job set retry_limit = 0 where name = 'publication-due' and state = 'created'`
}

const failing: EventHandler = async () => {
  throw new TypeError('No room for "les mots d’un brouillon"')
}

test('a job that failed for the last time is seen by an administrator, sent off again, and done', async () => {
  await aDeadLetter()
  const broken = await startWorker({ handlers: { ...handlers, 'publication-due': failing } })
  const found = async () => (await listDeadLetters(newsroom.admin)).items
  await expect.poll(async () => (await found()).length, { timeout: 10_000 }).toBe(1)
  await broken.stop()
  const [letter] = await found()
  expect(letter).toMatchObject({ queue: 'publication-due', event: 'article.scheduled', attempts: 1 })
  expect(letter!.error).toBe('TypeError · No room for "…"')
  expect((await listDeadLetters(newsroom.editor)).items).toEqual([])

  await expect(retryDeadLetter(by(newsroom.editor), { id: letter!.id })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
  await retryDeadLetter(by(newsroom.admin), { id: letter!.id })
  expect(await found()).toEqual([])
  await expect(retryDeadLetter(by(newsroom.admin), { id: letter!.id })).rejects.toMatchObject({
    code: 'request.not_found',
  })
  const worker = await startWorker()
  const done = async () =>
    (await listQueues(newsroom.admin)).find(({ queue }) => queue === 'publication-due')!.doneAt
  await expect.poll(done, { timeout: 10_000 }).not.toBeNull()
  await worker.stop()
  expect(await found()).toEqual([])
})

test('one that is given up is gone, and the log says by whom', async () => {
  await aDeadLetter()
  const broken = await startWorker({ handlers: { ...handlers, 'publication-due': failing } })
  await expect.poll(async () => (await listDeadLetters(newsroom.admin)).total, { timeout: 10_000 }).toBe(1)
  await broken.stop()
  const [letter] = (await listDeadLetters(newsroom.admin)).items
  await discardDeadLetter(by(newsroom.admin), { id: letter!.id })
  expect((await listDeadLetters(newsroom.admin)).total).toBe(0)
  const [line] =
    await ownerSql()`select event, actor_id, detail from audit_log where subject_id = ${letter!.id}`
  expect(line).toEqual({
    event: 'job.discarded',
    actor_id: newsroom.admin.id,
    detail: 'publication-due',
  })
})

test('what no later attempt can mend is a dead letter at once', async () => {
  const article = await aPublishedArticle(newsroom)
  const event = { ...(await theHourOf(article.id)), id: uuidv7() }
  await transaction((tx) => sendJob(tx, 'publication-due', event))
  const refused: EventHandler = async () => {
    throw new MailError('mail.refused', 550)
  }
  const worker = await startWorker({ handlers: { ...handlers, 'publication-due': refused } })
  await expect
    .poll(async () => (await listDeadLetters(newsroom.admin)).items, { timeout: 10_000 })
    .toMatchObject([{ attempts: 1, error: 'MailError · mail.refused' }])
  await worker.stop()
})

test('every queue is listed, to administrators alone', async () => {
  expect((await listQueues(newsroom.admin)).map(({ queue }) => queue)).toEqual([
    'publication-due',
    'setup-mail',
    'share-card',
    'websub',
    'index-now',
    'classifier-learn',
    'new-day',
    'share-cards',
    'classifier-train',
    'retention',
  ])
  expect(await listQueues(newsroom.moderator)).toEqual([])
})
