import { drizzle } from 'drizzle-orm/postgres-js'
import { beforeEach, expect, test } from 'vitest'
import { saveNavigation } from '#domain/navigation/commands.ts'
import { defaultNavigation } from '#domain/navigation/navigation.ts'
import { readNavigation } from '#domain/navigation/queries.ts'
import { createPage, publishPage, savePage } from '#domain/pages/commands.ts'
import { saveSettings } from '#domain/settings/commands.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { defaultSettings } from '#domain/settings/settings.ts'
import { clear } from '#seed/clear.ts'
import { markDemo } from '#seed/mark.ts'
import { aNewsroom, by, inMinutes, type Newsroom, ownerSql, paragraphs } from '#testing/database.ts'
import { emptyDemo } from './commands.ts'

const founder = {
  siteName: 'Plein Jour',
  name: 'Odile Ranvier',
  email: 'odile@lanterne.test',
  password: 'cheval agrafe pile correct',
  newspaper: 'La Lanterne',
  section: 'Actualités',
}
const text = (words: string) => ({ title: 'Une page', standfirst: '', body: paragraphs(words) })

let demo: Newsroom
beforeEach(async () => {
  await clear(drizzle(ownerSql()))
  demo = await aNewsroom()
  const then = by(demo.admin, inMinutes(-60))
  await saveSettings(then, defaultSettings)
  for (const slug of ['contact', 'mentions-legales']) {
    await savePage(then, { slug, baseVersion: 0, content: text('De la démonstration.'), overwrite: false })
    await publishPage(then, { slug, baseVersion: 1 })
  }
  await createPage(then, { title: 'Nos comptes', slug: 'nos-comptes', language: 'fr' })
  await saveNavigation(then, { baseNumber: 0, navigation: { ...defaultNavigation, masthead: [] } })
  await markDemo(drizzle(ownerSql()))
})

test('the demo’s pages and its navigation go with it, and the first texts are back', async () => {
  await emptyDemo(by(demo.admin), founder)
  expect([...(await ownerSql()`select slug from pages`)]).toEqual([])
  expect([...(await ownerSql()`select 1 from page_revisions`)]).toEqual([])
  expect((await readNavigation()).navigation).toEqual(defaultNavigation)
  expect((await getSettings()).name).toBe('La Lanterne')
})

test('a page and a navigation that somebody has changed since are theirs, and stay', async () => {
  const mine = text('La nôtre.')
  const now = by(demo.admin, inMinutes(1))
  await savePage(now, { slug: 'contact', baseVersion: 1, content: mine, overwrite: false })
  await publishPage(now, { slug: 'contact', baseVersion: 2 })
  const navigation = { ...defaultNavigation, masthead: [{ type: 'sections' as const }] }
  await saveNavigation(now, { baseNumber: 1, navigation })
  await emptyDemo(by(demo.admin), founder)
  expect([...(await ownerSql()`select slug, saved_by from pages`)]).toEqual([
    { slug: 'contact', saved_by: null },
  ])
  expect((await readNavigation()).navigation).toEqual(navigation)
})
