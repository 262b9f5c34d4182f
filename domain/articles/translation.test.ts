import { expect, test } from 'vitest'
import type { Language } from '#lib/locale.ts'
import { alternatesOf, clashes, defaultTranslation, type Translation } from './translation.ts'

const one = (language: Language): Translation => ({ id: language, language, href: `/mer/${language}` })

test('who reads none of the languages is sent to that of the site, or to the first', () => {
  expect(defaultTranslation([one('en'), one('fr')], 'fr')?.language).toBe('fr')
  expect(defaultTranslation([one('en'), one('ar')], 'fr')?.language).toBe('en')
})

test('an article that stands alone has no alternates', () => {
  expect(defaultTranslation([one('fr')], 'fr')).toBeNull()
  expect(alternatesOf([one('fr')], 'fr')).toEqual({})
  expect(alternatesOf([], 'fr')).toEqual({})
})

test('every language of a group is an alternate, its own too', () => {
  expect(alternatesOf([one('fr'), one('en')], 'fr')).toEqual({
    fr: '/mer/fr',
    en: '/mer/en',
    'x-default': '/mer/fr',
  })
})

test('a group has one article a language', () => {
  expect(clashes(['fr', 'en'])).toBe(false)
  expect(clashes(['fr', 'en', 'fr'])).toBe(true)
})
