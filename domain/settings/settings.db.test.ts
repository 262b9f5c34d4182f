import { beforeAll, expect, test } from 'vitest'
import { aNewsroom, by, type Newsroom, ownerSql } from '#testing/database.ts'
import { saveSettings } from './commands.ts'
import { saveSettingsInput } from './input.ts'
import { getSettings } from './queries.ts'
import { defaultSettings } from './settings.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await aNewsroom()
})
const invalidations = async () => (await ownerSql()`select count(*)::int as n from cache_invalidations`)[0]!.n

test('settings that were never saved have their defaults', async () => {
  expect(await getSettings()).toEqual(defaultSettings)
})

test('saving makes every page stale and says in the log what changed; saving the same again does neither', async () => {
  const changed = { ...defaultSettings, name: 'Le Fanal', commentsOpen: false }
  await saveSettings(by(newsroom.admin), changed)
  expect(await getSettings()).toEqual(changed)
  const [entry] = await ownerSql()`select event, detail from audit_log order by at desc, id desc limit 1`
  expect(entry).toEqual({ event: 'settings.changed', detail: 'name, commentsOpen' })
  const before = await invalidations()
  await saveSettings(by(newsroom.admin), changed)
  expect(await invalidations()).toBe(before)
})

test('nobody but an administrator saves them', async () => {
  for (const viewer of [newsroom.editor, newsroom.author, newsroom.moderator])
    await expect(saveSettings(by(viewer), { ...defaultSettings, name: 'Volé' })).rejects.toMatchObject({
      code: 'auth.forbidden',
    })
  expect((await getSettings()).name).not.toBe('Volé')
})

test('a form says by absence that comments are closed', () => {
  const { commentsOpen: _, ...form } = defaultSettings
  expect(saveSettingsInput.parse(form).commentsOpen).toBe(false)
  expect(saveSettingsInput.parse({ ...form, commentsOpen: 'on' }).commentsOpen).toBe(true)
})

test.each([
  ['an empty name', { name: '  ' }, 'name'],
  ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
  ['a wrong address', { contactEmail: 'nobody' }, 'contactEmail'],
  ['another language', { language: 'xx' }, 'language'],
])('%s is refused beside its field', (_, wrong, field) => {
  const result = saveSettingsInput.safeParse({ ...defaultSettings, ...wrong })
  expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field])
})
