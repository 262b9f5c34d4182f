import { expect, test } from 'vitest'
import { defaultSettings, siteSettingsSchema, taglineIn } from './settings.ts'

test('a newspaper that was never set up has valid settings', () => {
  expect(siteSettingsSchema.parse(defaultSettings)).toEqual(defaultSettings)
})

test.each([
  ['name', '', 'field.required'],
  ['name', '   ', 'field.required'],
  ['name', '\u3164', 'field.required'],
  ['name', 'x'.repeat(61), 'field.too_long'],
  ['tagline', 'x'.repeat(121), 'field.too_long'],
  ['timeZone', 'Europe/Atlantide', 'field.choice'],
  ['contactEmail', 'a@', 'field.email'],
] as const)('%s %j is refused', (field, value, code) => {
  const result = siteSettingsSchema.safeParse({ ...defaultSettings, [field]: value })
  expect(result.error?.issues.map((issue) => issue.message)).toContain(code)
})

test.each([
  ['timeZone', 'UTC'],
  ['timeZone', 'America/Guadeloupe'],
  ['contactEmail', ''],
  ['contactEmail', 'redaction@exemple.fr'],
  ['language', 'en'],
] as const)('%s %j is taken', (field, value) => {
  expect(siteSettingsSchema.safeParse({ ...defaultSettings, [field]: value }).success).toBe(true)
})

test('our own tagline speaks the language of the site, and one that somebody typed stays', () => {
  expect(taglineIn('en', defaultSettings.tagline)).toBe('Independent news site')
  expect(taglineIn('fr', 'Independent news site')).toBe(defaultSettings.tagline)
  expect(taglineIn('en', 'Les nouvelles de la vallée')).toBe('Les nouvelles de la vallée')
})
