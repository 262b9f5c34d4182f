import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanJson, cleanLine, cleanLines, isBlank } from './text.ts'

describe('text that comes in', () => {
  test.each([
    ['NUL', 'Ti\u0000tre', 'Titre'],
    ['the first half of an emoji', 'Bon\ud83djour', 'Bonjour'],
    ['the second half of an emoji', 'Bon\ude00jour', 'Bonjour'],
    ['two halves in the wrong order', '\ude00\ud83d', ''],
    [
      'controls, a noncharacter, a manual line break of Word',
      'contrôle\u0001\u000b ici\uffff.',
      'contrôle ici.',
    ],
    ['noncharacters of every plane', 'a\ufdd0\ufdef\ufffe\u{1fffe}\u{10ffff}b', 'ab'],
    ['C1 controls and delete', 'a\u0080\u009f\u007fb', 'ab'],
    ['an escape sequence', '\u001b[31mrouge', '[31mrouge'],
    ['line breaks of every kind', 'a\r\nb\rc\u2028d\u2029e\u0085f\fg', 'a b c d e f g'],
    ['a tab', 'a\tb', 'a b'],
    ['a decomposed accent', 'e\u0301te\u0301', '\u00e9t\u00e9'],
    ['an override that turns its neighbours round', 'a\u202egpj.exe', 'agpj.exe'],
    ['isolates and embeddings that are never closed', '\u2067a\u202bb\u2066', 'ab'],
    ['a zero width space, a word joiner, a byte order mark', '\ufeffa\u200bb\u2060c', 'abc'],
    ['the place of an object that was not pasted', 'a\ufffcb', 'ab'],
    ['a text in tags that nobody sees', 'a\u{e0041}\u{e0042}b', 'ab'],
    ['a cancelled tag without a flag', '\u{1f600}\u{e0067}\u{e007f}', '\u{1f600}'],
  ])('loses %s', (_, sent, kept) => {
    expect(cleanLine(sent)).toBe(kept)
  })

  test.each([
    ['a family', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['a couple of two colours', '\u{1f469}\u{1f3fd}\u200d\u2764\ufe0f\u200d\u{1f468}\u{1f3ff}'],
    ['the flag of England', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['the flag of France', '\u{1f1eb}\u{1f1f7}'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['a Persian verb', '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'],
    ['a Sinhala conjunct', '\u0dc1\u0dca\u200d\u0dbb\u0dd3'],
    ['a Devanagari half letter', '\u0915\u094d\u200d\u0937'],
    [
      'Hebrew with its points',
      '\u05d1\u05bc\u05b0\u05e8\u05b5\u05d0\u05e9\u05b4\u05c1\u05d9\u05ea'.normalize('NFC'),
    ],
    ['Vietnamese', 'Nguyễn Thị Đông'],
    ['the longest Tibetan stack', '\u0f67\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82'],
    ['spaces that typography put there', 'Budget\u00a0: 1\u202f140 livres'],
    ['a soft hyphen', 'consti\u00adtution'],
    ['a direction mark', '\u05d0!\u200f'],
    ['a space at its end, while it is typed', 'mot '],
  ])('keeps %s', (_, sent) => {
    expect(cleanLine(sent)).toBe(sent)
  })

  test('keeps the lines of what has lines, with one kind of newline', () => {
    expect(cleanLines('a\r\nb\u2028c\u000bd\n\ne\tf')).toBe('a\nb\nc\nd\n\ne\tf')
  })

  test('parts the words that a line break parted', () => {
    expect(cleanLine('Valbrune  \n\n  3, rue du Puits\n')).toBe('Valbrune 3, rue du Puits ')
  })

  test('is not drawn over the lines around it', () => {
    const stacked = `Z${'\u0301\u0302\u0303\u0335\u0336\u0324'.repeat(20)}algo`
    const kept = cleanLine(stacked)
    expect(kept).toMatch(/^\u0179\p{M}{1,4}algo$/u)
    expect(cleanLine(`\u05d0${'\u05b0'.repeat(50)}`)).toHaveLength(9)
    expect(cleanLine(`a${'\u0301\u200d'.repeat(50)}`).length).toBeLessThan(8)
  })

  test('cleaned twice is cleaned once, can be stored, and loses no letter', () => {
    const odd = fc.constantFrom(
      ...' \t\n\r\u0301\u0302e\u200b\u202e\u2066\u0000\u00a0\u0085\u2028a\ufeff\u200d\uffff\u05b0\u1100\u1161',
      '\ud83d',
      '\ude00',
      '\u{1f468}',
      '\u{1f3f4}',
      '\u{e0067}',
      '\u{e007f}',
    )
    const any = fc.oneof(fc.string({ unit: odd, maxLength: 60 }), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(any, (sent) => {
        for (const clean of [cleanLine, cleanLines]) {
          const once = clean(sent)
          expect(clean(once)).toBe(once)
          expect(once.isWellFormed()).toBe(true)
          expect(once).not.toMatch(/\0/)
          expect(once.normalize('NFC')).toBe(once)
          expect(isBlank(once)).toBe(isBlank(sent.replace(/\p{Cs}/gu, '').normalize('NFC')))
        }
        expect(cleanLine(sent)).not.toMatch(/[\n\t]/)
      }),
      { numRuns: 3_000 },
    )
  })

  test('of a megabyte keeps nobody waiting', () => {
    for (const unit of [' ', '\n', '\t ', '\u0301', 'a\u0301', '\u{1f3f4}', '\u{e0067}', '\u202e', 'é']) {
      const began = performance.now()
      cleanLine(unit.repeat(Math.ceil(1_000_000 / unit.length)))
      expect(performance.now() - began, JSON.stringify(unit)).toBeLessThan(1_500)
    }
  })

  test('inside JSON is cleaned wherever it stands', () => {
    const sent = JSON.stringify({
      title: 'Ti\u0000tre',
      body: [{ text: 'Bon\ud83djour', n: 1, on: true, of: null }],
    })
    expect(JSON.parse(cleanJson(sent))).toEqual({
      title: 'Titre',
      body: [{ text: 'Bonjour', n: 1, on: true, of: null }],
    })
  })
})

describe('blank', () => {
  test.each([
    ['nothing', ''],
    ['spaces of every width', ' \u00a0\u2003\u202f\u3000\u1680'],
    ['a Hangul filler', '\u3164'],
    ['two Hangul fillers of the other kind', '\u115f\u1160'],
    ['a half width filler', '\uffa0'],
    ['the empty braille cell', '\u2800\u2800'],
    ['soft hyphens', '\u00ad\u00ad'],
    ['a joiner', '\u200d'],
    ['a non-joiner', '\u200c'],
    ['a zero width space', '\u200b'],
    ['direction marks and controls', '\u200e\u200f\u061c\u202a\u202e\u2066\u2069'],
    ['tags', '\u{e0041}\u{e0042}'],
    ['variation selectors', '\ufe0f\u{e0100}\u180b'],
    ['marks without a letter', '\u0301\u0302\u20dd'],
    ['a grapheme joiner', '\u034f'],
    ['invisible operators', '\u2062\u2063'],
    ['a silent note, an empty hieroglyph', '\u{1d159}\u{13441}'],
    ['controls', '\u0000\u0007\n\t'],
  ])('is %s', (_, text) => {
    expect(isBlank(text)).toBe(true)
  })

  test.each([
    'a',
    '1',
    '!',
    '?',
    '…',
    '—',
    '€',
    '\u{1f600}',
    '\u{1f1eb}\u{1f1f7}',
    '李',
    'ب',
    '\u00ad-\u00ad',
    '\u3164é',
  ])('is not %j', (text) => {
    expect(isBlank(text)).toBe(false)
  })
})
