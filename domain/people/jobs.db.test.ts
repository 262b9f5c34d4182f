import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { saveSettings } from '#domain/settings/commands.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { MailError } from '#platform/mail/message.ts'
import { aNewsroom, by, type Newsroom, ownerSql } from '#testing/database.ts'
import { disablePerson, invitePerson, renewSetupLink } from './commands.ts'
import { mailSetupLink } from './jobs.ts'
import { describeSetupLink } from './queries.ts'
import { completeSetup } from './setup-commands.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

const outgoing = vi.hoisted(() => ({ failure: null as Error | null }))
vi.mock('#domain/mail/send.ts', async (importActual) => {
  const actual = await importActual<typeof import('#domain/mail/send.ts')>()
  return {
    sendMail: (mail: Parameters<typeof actual.sendMail>[0]) =>
      outgoing.failure ? Promise.reject(outgoing.failure) : actual.sendMail(mail),
  }
})
afterEach(() => {
  outgoing.failure = null
})
beforeEach(() => ownerSql()`delete from kept_mails`.then(() => {}))

const nobody = { name: '', email: '', newspaper: '', section: '' }
const kept = () => ownerSql()`select to_address, subject, text from kept_mails order by id`

/** What the job of an invitation is given. */
const newestEvent = async (userId: string) => {
  const [row] = await ownerSql()`
    select id, name, version, actor_id as "actorId", subject_type as "subjectType", subject_id as "subjectId", payload
    from domain_events where subject_id = ${userId} and name in ('user.invited', 'user.link_renewed') order by id desc limit 1`
  return row as Parameters<typeof mailSetupLink>[0]
}
const invite = (email: string) =>
  invitePerson(by(newsroom.admin), { name: 'Nour Haddad', email, role: 'author', bylineId: null })
const tokenIn = (text: string) => new URL(/http\S+jeton=\S+/.exec(text)![0]).searchParams.get('jeton')!

test('an invitation is written in a job, with a link of its own; whichever is used first ends both', async () => {
  const { userId, link } = await invite('nour@lanterne.test')
  const [job] =
    await ownerSql()`select data::text as data from jobs.job where name = 'setup-mail' and data ->> 'subjectId' = ${userId}`
  expect(job!.data).not.toContain('jeton')
  const event = await newestEvent(userId)
  await mailSetupLink(event)
  await mailSetupLink(event)
  const letters = await kept()
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({ to_address: 'nour@lanterne.test' })
  const mailed = tokenIn(letters[0]!.text)
  const shown = tokenIn(link)
  expect(mailed).not.toBe(shown)
  expect(await describeSetupLink(mailed)).toMatchObject({ email: 'nour@lanterne.test' })
  expect(await describeSetupLink(shown)).toMatchObject({ email: 'nour@lanterne.test' })
  const now = new Date()
  await completeSetup({ viewer: null, now }, { ...nobody, token: mailed, password: 'un-marché-de-nuit-7' })
  expect(await describeSetupLink(shown)).toBeNull()
})

test('nobody is written to who was disabled meanwhile, or has a password already', async () => {
  const { userId } = await invite('disparu@lanterne.test')
  await disablePerson(by(newsroom.admin), { userId })
  await mailSetupLink(await newestEvent(userId))
  const { userId: quick, link } = await invite('rapide@lanterne.test')
  await completeSetup({ viewer: null, now: new Date() }, {
    token: tokenIn(link),
    password: 'un-marché-de-nuit-7',
  } as never)
  await mailSetupLink(await newestEvent(quick))
  expect(await kept()).toEqual([])
})

test('in the language of the site', async () => {
  const { userId } = await invite('anglais@lanterne.test')
  await saveSettings(by(newsroom.admin), { ...defaultSettings, language: 'en' })
  await mailSetupLink(await newestEvent(userId))
  await saveSettings(by(newsroom.admin), defaultSettings)
  expect((await kept())[0]!.subject).toBe(`Your account at ${defaultSettings.name}`)
})

test('a letter that did not go leaves no link behind, and none is written that was overtaken', async () => {
  const { userId } = await invite('plus-tard@lanterne.test')
  const invitation = await newestEvent(userId)
  const links = async () => (await ownerSql()`select 1 from setup_links where user_id = ${userId}`).length
  outgoing.failure = new MailError('mail.unreachable')
  await expect(mailSetupLink(invitation)).rejects.toThrow('mail.unreachable')
  await expect(mailSetupLink(invitation)).rejects.toThrow('mail.unreachable')
  expect(await links()).toBe(1)
  outgoing.failure = null
  await renewSetupLink(by(newsroom.admin), { userId })
  await mailSetupLink(invitation)
  expect(await kept()).toEqual([])
  await mailSetupLink(await newestEvent(userId))
  expect(await kept()).toHaveLength(1)
  expect(await links()).toBe(2)
})
