import { describe, expect, test } from 'vitest'
import type { Language } from '#lib/locale.ts'
import type { Inline } from './document-nodes.ts'
import { typesetInlines, wholeLanguage, withoutLanguage } from './passages.ts'

const said = (text: string): Inline => ({ type: 'text', text })
const foreign = (lang: Language, text: string, bold = false): Inline => ({
  type: 'text',
  text,
  marks: [...(bold ? [{ type: 'bold' as const }] : []), { type: 'language', attrs: { lang } }],
})
const printed = (inlines: Inline[], language: Language) =>
  typesetInlines(inlines, language)
    .map((node) => (node.type === 'text' ? node.text : '|'))
    .join('')

describe('typography of a paragraph with a passage in another language', () => {
  test('French rules hold around English words, and not in them', () => {
    expect(printed([said('Il a dit : "'), foreign('en', 'Really? "No"!'), said('" et voilà !')], 'fr')).toBe(
      'Il a dit\u00a0: «\u202fReally? “No”!\u202f» et voilà\u202f!',
    )
  })

  test('and the other way round', () => {
    expect(printed([said('She said: "'), foreign('fr', 'Vraiment ? "Non" !'), said('"!')], 'en')).toBe(
      'She said: “Vraiment\u202f? «\u202fNon\u202f»\u202f!”!',
    )
  })

  test('a passage in several nodes is one text', () => {
    expect(printed([said('Il lit : '), foreign('en', '"so '), foreign('en', 'be it"', true)], 'fr')).toBe(
      'Il lit\u00a0: “so be it”',
    )
  })

  test('two passages in two languages are two', () => {
    expect(printed([foreign('en', '"a"'), foreign('de', '"b"'), said(' !')], 'fr')).toBe('“a”"b"\u202f!')
  })

  test('a paragraph that is foreign as a whole is set in that language', () => {
    expect(printed([foreign('en', 'Why? "Because"')], 'fr')).toBe('Why? “Because”')
    expect(printed([said('Pourquoi ?')], 'ar')).toBe('Pourquoi ?')
  })

  test('what was set once is not changed by setting it again', () => {
    const once = typesetInlines([said('Dit "'), foreign('en', 'No, "sir"'), said('" !')], 'fr')
    expect(typesetInlines(once, 'fr')).toEqual(once)
  })
})

describe('the language of a whole block', () => {
  test('is that of all its words; spaces and notes have none', () => {
    const note: Inline = { type: 'footnote', attrs: { text: 'Sa source.' } }
    expect(wholeLanguage([foreign('ar', 'نعم'), said(' '), note])).toBe('ar')
    expect(wholeLanguage([foreign('ar', 'نعم'), said('oui')])).toBeUndefined()
    expect(wholeLanguage([foreign('ar', 'نعم'), foreign('en', 'yes')])).toBeUndefined()
    expect(wholeLanguage([])).toBeUndefined()
  })

  test('is not said again of its parts; other marks stay', () => {
    expect(withoutLanguage([foreign('en', 'yes', true)])).toEqual([
      { type: 'text', text: 'yes', marks: [{ type: 'bold' }] },
    ])
  })
})
