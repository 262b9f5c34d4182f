import { beforeAll, describe, expect, test } from 'vitest'
import { saveDraft } from '#domain/articles/commands.ts'
import { publishArticle, unpublishArticle } from '#domain/articles/publish-commands.ts'
import { issueFormToken } from '#domain/comments/form-token.ts'
import { purgeExpired } from '#domain/worker/retention.ts'
import {
  aDraft,
  aGuest,
  aNewsroom,
  aPublishedArticle,
  aViewer,
  by,
  type Newsroom,
  ownerSql,
  type PublishedArticle,
  paragraphs,
  publicSql,
} from '#testing/database.ts'
import { decideReport, sendReport } from './commands.ts'
import type { SendReport } from './input.ts'
import { getReportCounts, listReports } from './queries.ts'
import { reportContactDays, reportLimits, settledReportDays } from './report.ts'

let newsroom: Newsroom
let article: PublishedArticle
beforeAll(async () => {
  newsroom = await aNewsroom()
  article = await aPublishedArticle(newsroom)
})

let made = 0
const aReport = (changes: Partial<SendReport> = {}): SendReport => ({
  articleId: article.id,
  paragraph: 2,
  passage: 'Second paragraphe',
  body: `Il y a une erreur, la ${++made}e.`,
  name: '',
  email: null,
  honeypot: false,
  formToken: issueFormToken(article.id, Date.now() - 60_000),
  ...changes,
})
const send = (changes: Partial<SendReport> = {}) => sendReport(aGuest(), aReport(changes))
const decide = (
  reportId: string,
  expectedStatus: 'new' | 'accepted',
  status: 'accepted' | 'done',
  note = '',
) => decideReport(by(newsroom.editor), { reportId, expectedStatus, status, note })
const shown = async (id: string, status: 'new' | 'accepted' | 'refused' | 'done' = 'new') =>
  (await listReports(newsroom.editor, { status, page: 1 })).items.find((item) => item.id === id)

describe('a report', () => {
  test('arrives on the desk beside the paragraph as it is published now', async () => {
    const { id } = await send({ name: 'Léa', email: 'lea@exemple.test' })
    expect(await shown(id)).toMatchObject({
      paragraph: 2,
      passage: 'Second paragraphe',
      name: 'Léa',
      email: 'lea@exemple.test',
      article: { id: article.id, href: article.href, paragraph: 'Second paragraphe.', isChanged: false },
    })
    const content = { ...article.content, body: paragraphs('Premier.', 'Second, corrigé.') }
    const { version } = await saveDraft(by(newsroom.editor), {
      articleId: article.id,
      baseVersion: article.version,
      content,
      overwrite: true,
    })
    expect((await shown(id))!.article.paragraph).toBe('Second paragraphe.')
    const published = await publishArticle(by(newsroom.editor), {
      articleId: article.id,
      baseVersion: version,
      at: null,
      slug: article.slug,
      correction: 'Corrigé.',
    })
    article = { ...article, content, version: published.version }
    expect((await shown(id))!.article).toMatchObject({ paragraph: 'Second, corrigé.', isChanged: true })
  })

  test('sent again with the same words is the same; others are not', async () => {
    const words = aReport()
    const [first, again] = [await sendReport(aGuest(), words), await sendReport(aGuest(), words)]
    const both = await Promise.all([sendReport(aGuest(), words), sendReport(aGuest(), words)])
    expect(new Set([first, again, ...both].map(({ id }) => id)).size).toBe(1)
    expect((await send({ ...words, paragraph: 1 })).id).not.toBe(first.id)
  })

  test('about what readers cannot see is refused, whatever the reason', async () => {
    const draft = await aDraft(newsroom)
    const gone = await aPublishedArticle(newsroom)
    await unpublishArticle(by(newsroom.editor), { articleId: gone.id, reason: 'Retiré.' })
    for (const articleId of [draft.id, gone.id, newsroom.section.id])
      await expect(send({ articleId })).rejects.toMatchObject({ code: 'report.article_not_found' })
  })

  test('of a script waits among the refused ones; a link alone does not make one', async () => {
    const { id } = await send({ honeypot: true })
    expect(await shown(id, 'refused')).toMatchObject({
      signals: ['honeypot_filled'],
      decisions: [{ by: null, to: 'refused' }],
    })
    const honest = await send({ body: 'La source le dit : https://exemple.test/rapport' })
    expect((await shown(honest.id))!.signals).toEqual(['link'])
  })

  test('is limited by network', async () => {
    const guest = aGuest()
    for (let sent = 0; sent < reportLimits.network.points; sent++) await sendReport(guest, aReport())
    await expect(sendReport(guest, aReport())).rejects.toMatchObject({ code: 'report.rate_limited' })
    await expect(send()).resolves.toBeDefined()
  })

  test('keeps an e-mail unreadable, and nothing of one where none was given', async () => {
    const { id } = await send({ email: 'secrete@exemple.test' })
    const [row] = await ownerSql()<{ words: string }[]>`
      select encode(email_cipher, 'escape') as words from report_contacts where report_id = ${id}`
    expect(row!.words).not.toMatch(/secrete|exemple/)
    const nobody = await send()
    expect(await ownerSql()`select 1 from report_contacts where report_id = ${nobody.id}`).toHaveLength(0)
    for (const table of ['reports', 'report_contacts', 'report_decisions'])
      await expect(publicSql()`select 1 from ${publicSql()(table)}`).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a decision', () => {
  test('is one event, one row and one line of the log, with its note for the newsroom', async () => {
    const { id } = await send()
    await decide(id, 'new', 'accepted', 'Vérifié aux archives.')
    await decide(id, 'accepted', 'done')
    const events = await ownerSql()<{ name: string }[]>`
      select name from domain_events where subject_id = ${id} order by id`
    expect(events.map(({ name }) => name)).toEqual(['report.received', 'report.decided', 'report.decided'])
    expect(await ownerSql()`select 1 from audit_log where subject_id = ${id}`).toHaveLength(2)
    expect((await shown(id, 'done'))!.decisions).toMatchObject([
      { by: newsroom.editor.name, to: 'accepted', note: 'Vérifié aux archives.' },
      { by: newsroom.editor.name, to: 'done', note: '' },
    ])
  })

  test('about what a colleague has decided meanwhile is refused', async () => {
    const { id } = await send()
    await decide(id, 'new', 'accepted')
    await expect(decide(id, 'new', 'done')).rejects.toMatchObject({ code: 'report.changed_meanwhile' })
    await expect(decide(id, 'accepted', 'accepted')).rejects.toMatchObject({
      code: 'report.changed_meanwhile',
    })
  })

  test('is for editors: nobody else decides, sees or counts', async () => {
    const { id } = await send()
    for (const role of ['author', 'moderator'] as const) {
      const viewer = await aViewer(role)
      const input = { reportId: id, expectedStatus: 'new', status: 'done', note: '' } as const
      await expect(decideReport(by(viewer), input)).rejects.toMatchObject({ code: 'auth.forbidden' })
      expect((await listReports(viewer, { status: 'new', page: 1 })).items).toEqual([])
      expect((await getReportCounts(viewer)).new).toBe(0)
    }
  })
})

test('contacts go after a year, what was settled long ago too; what waits stays', async () => {
  const days = (count: number) => new Date(Date.now() - count * 86_400_000)
  const [waiting, settled, recent] = [await send({ name: 'Léa' }), await send({ name: 'Léa' }), await send()]
  await decide(settled.id, 'new', 'done')
  await decide(recent.id, 'new', 'done')
  await ownerSql()`update report_contacts set purge_after = purge_after - make_interval(days => ${reportContactDays + 1})
    where report_id = ${waiting.id}`
  await ownerSql()`update reports set decided_at = ${days(settledReportDays + 1)} where id = ${settled.id}`
  await purgeExpired()
  expect(await shown(waiting.id)).toMatchObject({ name: '', email: null })
  expect(await shown(settled.id, 'done')).toBeUndefined()
  expect(await shown(recent.id, 'done')).toBeDefined()
  expect(await ownerSql()`select 1 from report_contacts where report_id = ${settled.id}`).toHaveLength(0)
})
