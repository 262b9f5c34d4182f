import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { transaction } from '#db/client.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import * as environment from '#lib/env.ts'
import {
  aNewsroom,
  appSql,
  by,
  emailOf,
  type Newsroom,
  next,
  ownerSql,
  publicSql,
} from '#testing/database.ts'
import { saveMailSettings, sendTrialMail } from './commands.ts'
import { deliver } from './deliver.ts'
import { saveMailSettingsInput } from './input.ts'
import { describeMail, getKeptMail, listKeptMails } from './queries.ts'
import { purgeMail } from './retention.ts'

let newsroom: Newsroom
let server: SMTPServer
let port: number
/** What the server does with the next letters, and what it has taken. */
let answer: number | undefined
const taken: { to: string; text: string }[] = []
beforeAll(async () => {
  newsroom = await aNewsroom()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_, __, done) =>
      done(answer === undefined ? null : Object.assign(new Error('no'), { responseCode: answer })),
    async onData(stream, session, done) {
      let text = ''
      for await (const chunk of stream) text += chunk
      taken.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text })
      done()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  port = (server.server.address() as AddressInfo).port
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
afterEach(() => {
  vi.restoreAllMocks()
  answer = undefined
  taken.length = 0
})

const withServer = (smtpUrl = `smtp://desk:hunter2@127.0.0.1:${port}`) => {
  const usual = environment.env()
  vi.spyOn(environment, 'env').mockReturnValue({ ...usual, smtpUrl, mailFrom: 'noreply@lanterne.test' })
}
const aLetter = () => ({
  key: `letter/${next()}`,
  to: { name: 'Odile Ranvier', address: `odile-${next()}@lanterne.test` },
  subject: 'Objet',
  text: 'Texte',
  html: '<p>Texte</p>',
})
const kept = () =>
  ownerSql()`select to_name, to_address, from_name, subject, text from kept_mails order by id`
const forget = () => ownerSql()`delete from kept_mails`

test('without a server a letter is kept, and one key is one letter', async () => {
  await forget()
  const letter = { ...aLetter(), to: { name: 'Odile\r\nBcc: x@y.test', address: 'odile@lanterne.test' } }
  expect(await deliver(letter)).toBe('sent')
  expect(await deliver(letter)).toBe('again')
  expect(await kept()).toEqual([
    {
      to_name: 'Odile Bcc: x@y.test',
      to_address: 'odile@lanterne.test',
      from_name: defaultSettings.name,
      subject: 'Objet',
      text: 'Texte',
    },
  ])
})

test('with a server nothing is kept, and one key is one letter', async () => {
  await forget()
  withServer(`smtp://127.0.0.1:${port}`)
  const letter = aLetter()
  expect(await deliver(letter)).toBe('sent')
  expect(await deliver(letter)).toBe('again')
  expect(taken).toMatchObject([{ to: letter.to.address }])
  expect(await kept()).toEqual([])
})

test('of two who deliver one letter at the same time one sends it, and the other comes back later', async () => {
  withServer(`smtp://127.0.0.1:${port}`)
  const letter = aLetter()
  const both = await Promise.allSettled([deliver(letter), deliver(letter)])
  expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
  expect(taken).toHaveLength(1)
  expect(await deliver(letter)).toBe('again')
})

test('a letter whose sender died is sent by the next one, and not before it must be dead', async () => {
  const letter = aLetter()
  await ownerSql()`insert into mail_deliveries (key, claimed_at) values (${letter.key}, now())`
  await expect(deliver(letter)).rejects.toThrow('being sent')
  await ownerSql()`update mail_deliveries set claimed_at = now() - interval '3 minutes' where key = ${letter.key}`
  expect(await deliver(letter)).toBe('sent')
})

test('greylisted or refused, it can be sent again, and only the refusal is final', async () => {
  withServer(`smtp://127.0.0.1:${port}`)
  const letter = aLetter()
  answer = 451
  await expect(deliver(letter)).rejects.toMatchObject({ code: 'mail.deferred', isFinal: false })
  answer = undefined
  expect(await deliver(letter)).toBe('sent')
  const refused = aLetter()
  answer = 550
  await expect(deliver(refused)).rejects.toMatchObject({ code: 'mail.refused', isFinal: true })
  answer = undefined
  expect(await deliver(refused)).toBe('sent')
  expect(taken).toHaveLength(2)
})

test('administrators read what was kept, newest first and paged; nobody else does', async () => {
  await forget()
  for (let i = 0; i < 26; i++) await deliver({ ...aLetter(), subject: `Lettre ${i}` })
  const page = await listKeptMails(newsroom.admin, 1)
  expect(page).toMatchObject({ page: 1, pages: 2, total: 26 })
  expect(page.items).toHaveLength(25)
  expect(page.items[0]!.subject).toBe('Lettre 25')
  expect((await listKeptMails(newsroom.admin, 2)).items.map(({ subject }) => subject)).toEqual(['Lettre 0'])
  const { id } = page.items[0]!
  expect(await getKeptMail(newsroom.admin, id)).toMatchObject({ text: 'Texte', replyTo: null })
  expect(await getKeptMail(newsroom.admin, 'x')).toBeNull()
  for (const viewer of [newsroom.editor, newsroom.author, newsroom.moderator]) {
    expect((await listKeptMails(viewer, 1)).items).toEqual([])
    expect(await getKeptMail(viewer, id)).toBeNull()
    expect(await describeMail(viewer)).toBeNull()
    await expect(sendTrialMail(by(viewer))).rejects.toMatchObject({ code: 'auth.forbidden' })
    await expect(saveMailSettings(by(viewer), { senderName: 'Volé', replyTo: '' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  }
  for (const table of ['kept_mails', 'mail_deliveries'])
    await expect(publicSql()`select * from ${publicSql()(table)}`).rejects.toMatchObject({ code: '42501' })
  await expect(appSql()`update kept_mails set text = ''`).rejects.toMatchObject({ code: '42501' })
})

test('the page names the server and never its password', async () => {
  expect(await describeMail(newsroom.admin)).toMatchObject({ host: null })
  withServer()
  const route = await describeMail(newsroom.admin)
  expect(route).toMatchObject({ host: '127.0.0.1', from: 'noreply@lanterne.test' })
  expect(JSON.stringify(route)).not.toContain('hunter2')
})

test('a trial goes to the administrator’s own address, and says by a code what the server says', async () => {
  withServer(`smtp://127.0.0.1:${port}`)
  const own = emailOf(newsroom.admin)
  expect(await sendTrialMail(by(newsroom.admin))).toEqual({ address: own })
  expect(taken).toMatchObject([{ to: own }])
  answer = 550
  await expect(sendTrialMail(by(newsroom.admin))).rejects.toMatchObject({ code: 'mail.refused' })
  withServer('smtp://127.0.0.1:1')
  for (let i = 0; i < 8; i++)
    await expect(sendTrialMail(by(newsroom.admin))).rejects.toMatchObject({ code: 'mail.unreachable' })
  await expect(sendTrialMail(by(newsroom.admin))).rejects.toMatchObject({ code: 'auth.throttled' })
})

test('sender and address for answers are the newsroom’s; a wrong address is refused beside its field', async () => {
  await saveMailSettings(by(newsroom.admin), { senderName: 'La rédaction', replyTo: 'desk@lanterne.test' })
  const [entry] = await ownerSql()`select event, detail from audit_log order by at desc, id desc limit 1`
  expect(entry).toEqual({ event: 'settings.changed', detail: 'senderName, replyTo' })
  withServer(`smtp://127.0.0.1:${port}`)
  await deliver(aLetter())
  expect(taken[0]!.text).toMatch(/^From: (.+ )?<noreply@lanterne\.test>\r?$/m)
  expect(taken[0]!.text).toContain('Reply-To: desk@lanterne.test')
  const wrong = saveMailSettingsInput.safeParse({ senderName: 'x'.repeat(61), replyTo: 'nobody' })
  expect(wrong.error?.issues.map((issue) => issue.path[0])).toEqual(['senderName', 'replyTo'])
})

test('a letter is kept for thirty days, and its mark for as long as it may be sent off again', async () => {
  await forget()
  const letter = aLetter()
  await deliver(letter)
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  await transaction((tx) => purgeMail(tx, inDays(29)))
  expect(await kept()).toHaveLength(1)
  await transaction((tx) => purgeMail(tx, inDays(31)))
  expect(await kept()).toEqual([])
  expect(await ownerSql()`select key from mail_deliveries where key = ${letter.key}`).toHaveLength(1)
  await transaction((tx) => purgeMail(tx, inDays(92)))
  expect(await ownerSql()`select key from mail_deliveries where key = ${letter.key}`).toEqual([])
})
