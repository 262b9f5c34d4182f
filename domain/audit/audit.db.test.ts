import { beforeAll, expect, test } from 'vitest'
import { createByline } from '#domain/people/byline-commands.ts'
import { invitePerson } from '#domain/people/commands.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { aNewsroom, appSql, by, type Newsroom, next, ownerSql } from '#testing/database.ts'
import { listAudit } from './queries.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

test('the log says who did what to whom, to administrators only', async () => {
  const email = `invitee-${next()}@redaction.test`
  await invitePerson(by(newsroom.admin), { email, name: 'Invitée', role: 'author', bylineId: null })
  const { items } = await listAudit(newsroom.admin, 1)
  expect(items[0]).toMatchObject({ actor: newsroom.admin.name, event: 'user.invited', subject: 'Invitée' })
  expect(JSON.stringify(items)).not.toContain(email)
  expect((await listAudit(newsroom.editor, 1)).items).toEqual([])
})

test('it still names the bylines of an earlier release, which called them otherwise', async () => {
  const name = `Signature ${next()}`
  const given = { name, slug: '', jobTitle: '', biography: '' }
  const { bylineId } = await createByline(by(newsroom.admin), given)
  const entry = { event: 'author.created', subject_type: 'author', subject_id: bylineId }
  await ownerSql()`insert into audit_log ${ownerSql()({ id: uuidv7(), ...entry })}`
  const { items } = await listAudit(newsroom.admin, 1)
  expect(items.slice(0, 2).map(({ event, subject }) => [event, subject])).toEqual([
    ['author.created', name],
    ['byline.created', name],
  ])
})

test('it cannot be changed or erased by the site', async () => {
  await expect(appSql()`delete from audit_log`).rejects.toThrow(/permission denied/)
  await expect(appSql()`update audit_log set detail = ''`).rejects.toThrow(/permission denied/)
})

test('the log is leafed through to its end, newest first, no line twice', async () => {
  await ownerSql()`
    insert into audit_log (id, at, event, subject_type, subject_id)
    select gen_random_uuid(), now() - n * interval '1 second', 'user.invited', 'user', n::text from generate_series(1, 120) as n`
  const all = await ownerSql()<{ id: string }[]>`select id from audit_log order by at desc, id desc`
  const read: string[] = []
  let page = 1
  for (let log = await listAudit(newsroom.admin, page); ; log = await listAudit(newsroom.admin, page)) {
    read.push(...log.items.map(({ id }) => id))
    expect(log.hasOlder).toBe(read.length < all.length)
    if (!log.hasOlder) break
    page += 1
  }
  expect(read).toEqual(all.map(({ id }) => id))
  expect(page).toBe(Math.ceil(all.length / 50))
  expect((await listAudit(newsroom.admin, page + 1)).items).toEqual([])
})
