import { expect, test } from 'vitest'
import { locales } from '#lib/locale.ts'
import { typesetText } from '#lib/typography.ts'
import en from './prose/en.json' with { type: 'json' }
import fr from './prose/fr.json' with { type: 'json' }
import { type ProsePage, prose } from './prose.ts'

const pages = Object.keys(fr) as ProsePage[]

/** Every sentence of a text, with its place. */
function sentences(value: unknown, place: string): [string, string][] {
  if (typeof value === 'string') return [[place, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${place}.${key}`))
}

test('both languages have the same pages, each section with its paragraphs', () => {
  expect(Object.keys(en).sort()).toEqual([...pages].sort())
  for (const locale of locales)
    for (const page of pages) {
      const text = prose(locale, page)
      expect(text.title.trim(), `${locale} ${page}`).not.toBe('')
      expect(text.description.trim(), `${locale} ${page}`).not.toBe('')
    }
})

test('French pages are set in exact typography', () => {
  const wrong = sentences(fr, 'fr').filter(([, text]) => typesetText(text, 'fr') !== text)
  expect(wrong.map(([place]) => place)).toEqual([])
})
