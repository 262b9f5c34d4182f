import { beforeAll, expect, test, vi } from 'vitest'
import { aNewsroom, by, type Newsroom, ownerSql } from '#db/testing.ts'
import { parse } from '#domain/action.ts'
import { createTopic } from './commands.ts'
import { createTopicInput } from './input.ts'

vi.mock('#domain/viewer.ts', () => ({ getViewer: async () => null }))

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})

test('a topic gets an address from its name, and is recorded', async () => {
  const topic = await createTopic(by(newsroom.author), { name: "L'eau potable" })
  expect(topic).toMatchObject({ slug: 'l-eau-potable', name: 'L\u2019eau potable' })
  const [entry] = await ownerSql()`select event, actor_id from audit_log where subject_id = ${topic.id}`
  expect(entry).toEqual({ event: 'topic.created', actor_id: newsroom.author.id })
})

test('two desks that think of it at once get the same one', async () => {
  const both = await Promise.all([
    createTopic(by(newsroom.editor), { name: 'Crues' }),
    createTopic(by(newsroom.author), { name: 'crues' }),
  ])
  expect(both[0].id).toBe(both[1].id)
  expect(await ownerSql()`select 1 from topics where slug = 'crues'`).toHaveLength(1)
})

test('a name in letters that have no sound in ours has an address too, always the same', async () => {
  const [one, two] = await Promise.all(
    ['北京', '北京 '].map((name) => createTopic(by(newsroom.editor), parse(createTopicInput, { name }))),
  )
  expect(one).toMatchObject({ slug: 'sujet-5317-4eac', name: '北京' })
  expect(two!.id).toBe(one!.id)
})

test('a name without a letter or digit has no address', async () => {
  await expect(createTopic(by(newsroom.editor), { name: '« … »' })).rejects.toMatchObject({
    fields: { name: 'field.slug' },
  })
})

test('a moderator cannot make one', async () => {
  await expect(createTopic(by(newsroom.moderator), { name: 'Interdit' })).rejects.toMatchObject({
    code: 'auth.forbidden',
  })
})
