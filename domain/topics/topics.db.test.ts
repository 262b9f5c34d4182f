import { beforeAll, expect, test, vi } from 'vitest'
import { parse } from '#domain/action.ts'
import { aNewsroom, by, type Newsroom, ownerSql } from '#testing/database.ts'
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

test('another name with the same letters gets an address of its own, the same name the topic there is', async () => {
  const make = async (name: string) => {
    const { slug } = await createTopic(by(newsroom.editor), parse(createTopicInput, { name }))
    return slug
  }
  const slugs: string[] = []
  for (const name of ['Canal', 'Canal+', 'CANAL +', ' canal', 'C', 'C++', 'C#', 'c++', 'Canal 2'])
    slugs.push(await make(name))
  expect(slugs).toEqual(['canal', 'canal-2', 'canal-2', 'canal', 'c', 'c-2', 'c-3', 'c-2', 'canal-2-2'])
  expect(await make("Val d'Oise")).toBe('val-d-oise')
  expect(await make('Val-d\u2019Oise')).toBe('val-d-oise')
  const long = 'é'.repeat(58)
  expect(await make(`${long}+`)).toHaveLength(58)
  expect(await make(`${long}#`)).toMatch(/^e{58}-2$/)
})

test('a name without its accents is the topic there is, another accent another topic', async () => {
  const slugs: string[] = []
  for (const name of ['États-Unis', 'Etats-Unis', 'ETATS UNIS', 'Pêche', 'Péché', 'peche'])
    slugs.push((await createTopic(by(newsroom.editor), parse(createTopicInput, { name }))).slug)
  expect(slugs).toEqual(['etats-unis', 'etats-unis', 'etats-unis', 'peche', 'peche-2', 'peche'])
})

test('two desks that think at once of names with the same letters get two', async () => {
  const both = await Promise.all(
    ['Disney', 'Disney+'].map((name) => createTopic(by(newsroom.editor), { name })),
  )
  expect(both.map(({ slug }) => slug).sort()).toEqual(['disney', 'disney-2'])
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
