import { expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { mailSettings } from '#domain/mail/settings.ts'
import { text, z } from '#lib/schema.ts'
import { ownerSql, publicSql } from '#testing/database.ts'
import { declared, declareSettings } from './noun-settings.ts'
import { siteSettings } from './settings.ts'
import { changeSettings, readSettings } from './store.ts'

const secret = declareSettings({
  key: 'trial',
  schema: z.object({ word: text({ max: 10 }), count: z.number() }),
  defaults: { word: '', count: 1 },
})

test('what was never set has its default; what changes is said, and what does not is not written', async () => {
  expect(await readSettings(secret)).toEqual({ word: '', count: 1 })
  const change = (given: object) => transaction((tx) => changeSettings(tx, secret, given, new Date()))
  expect(await change({ word: ' mot ' })).toEqual(['word'])
  expect(await readSettings(secret)).toEqual({ word: 'mot', count: 1 })
  expect(await change({ word: 'mot', count: 1 })).toEqual([])
  await expect(change({ word: 'x'.repeat(11) })).rejects.toThrow('field.too_long')
  await expect(change({ count: 'two' })).rejects.toThrow()
  expect(await readSettings(secret)).toEqual({ word: 'mot', count: 1 })
})

test('readers’ pages cannot read a private setting, by the table or by the view', async () => {
  await ownerSql()`insert into settings (key, value) values ('mail', '{"replyTo": "desk@lanterne.test"}')`
  expect((await readSettings(mailSettings)).replyTo).toBe('desk@lanterne.test')
  await expect(publicSql()`select * from settings`).rejects.toMatchObject({ code: '42501' })
  const seen = await publicSql()`select key from public_settings`
  expect(seen.map(({ key }) => key)).not.toContain('mail')
  // Declared public without a line in the view, it reads as its defaults, and no secret is told.
  expect(await readSettings({ ...mailSettings, isPublic: true })).toEqual(mailSettings.defaults)
})

test('the view shows what was declared public, and nothing else', async () => {
  expect([...declared.keys()]).toContain(siteSettings.key)
  for (const key of declared.keys())
    await ownerSql()`insert into settings (key, value) values (${key}, '{}') on conflict do nothing`
  const seen = (await publicSql()`select key from public_settings order by key`).map(({ key }) => key)
  expect(seen).toEqual([...declared.values()].flatMap(({ key, isPublic }) => (isPublic ? [key] : [])).sort())
})
