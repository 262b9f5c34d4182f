import { describe, expect, test } from 'vitest'
import { collectSignals, decide, spamThreshold } from './policy.ts'
import { type Observed, signalCodes } from './signals/signal.ts'

const honest: Observed = {
  name: 'Léa Petit',
  body: 'Merci pour cette enquête : enfin des chiffres.',
  honeypot: false,
  formAge: 90,
  history: { approved: 0, rejected: 0, spam: 0 },
  isCrowd: false,
}
const noticed = (changes: Partial<Observed>) => collectSignals({ ...honest, ...changes })
const codes = (changes: Partial<Observed>) => noticed(changes).map((signal) => signal.code)

describe('what is noticed', () => {
  test('nothing about an honest comment', () => {
    expect(noticed({})).toEqual([])
  })

  test.each<[string, Partial<Observed>, string[]]>([
    ['a filled honeypot', { honeypot: true }, ['honeypot_filled']],
    ['a form without a token', { formAge: null }, ['form_token_missing']],
    ['a crowd, which weighs nothing', { isCrowd: true }, ['crowd']],
    ['a post within two seconds', { formAge: 1.2 }, ['posted_too_fast']],
    ['not a post after three', { formAge: 3 }, []],
    ['one link', { body: 'Voir https://a.test' }, ['link']],
    ['two links are links', { body: 'Voir https://a.test et www.b.test' }, ['link']],
    ['three are many', { body: 'https://a.test www.b.test http://c.test' }, ['many_links']],
    ['shouting', { body: 'CECI EST UN SCANDALE NATIONAL' }, ['capitals']],
    ['not an acronym', { body: 'La SNCF et la RATP' }, []],
    ['not a short cry', { body: 'BRAVO !' }, []],
    ['repeated characters', { body: 'Nonnnnnnn' }, ['repeated_characters']],
    ['not a row of dashes', { body: 'a ----------- b' }, []],
    ['a name like an address', { name: 'casino.com' }, ['name_like_address']],
    ['not a name with a dot', { name: 'J.-P. Martin' }, []],
    ['a phone number', { body: 'Appelez le 06 12 34 56 78' }, ['contact_in_text']],
    ['an e-mail address', { body: 'Écrivez à a@b.fr' }, ['contact_in_text']],
    ['not a large sum', { body: 'Il y en a pour 3 100 000 euros.' }, []],
    ['not a year and a number', { body: 'En 2024, 48 000 habitants.' }, []],
    ['a good history', { history: { approved: 3, rejected: 0, spam: 0 } }, ['known_author']],
    ['a bad one', { history: { approved: 0, rejected: 1, spam: 1 } }, ['rejected_before']],
    ['both', { history: { approved: 1, rejected: 1, spam: 0 } }, ['known_author', 'rejected_before']],
  ])('%s', (_, changes, expected) => {
    expect(codes(changes)).toEqual(expected)
  })

  test('everything at once: the first sign hides none of the others', () => {
    const all = noticed({
      isCrowd: true,
      honeypot: true,
      formAge: 0,
      name: 'www.casino.top',
      body: 'HTTPS://A.TEST HTTP://B.TEST WWW.C.TEST ACHETEZ MAINTENANTTTTTTT a@b.fr',
      history: { approved: 1, rejected: 2, spam: 3 },
    })
    expect(all.map((signal) => signal.code).sort()).toEqual(
      signalCodes.filter((code) => !['form_token_missing', 'link', 'colleague_name'].includes(code)).sort(),
    )
  })

  test('evidence is for people: numbers, and no text of the comment', () => {
    for (const signal of noticed({ honeypot: true, formAge: 1, body: 'https://a.test' }))
      for (const value of Object.values(signal.evidence)) expect(value).toBeTypeOf('number')
  })
})

describe('the policy', () => {
  test('never approves and never drops: a comment waits, or waits apart', () => {
    expect(decide([])).toBe('pending')
    expect(decide(noticed({ history: { approved: 100, rejected: 0, spam: 0 } }))).toBe('pending')
    expect(decide(noticed({ honeypot: true }))).toBe('spam')
  })

  test('adds up: what each sign alone would not decide, several do', () => {
    expect(decide(noticed({ formAge: null }))).toBe('pending')
    expect(decide(noticed({ body: 'https://a.test https://b.test https://c.test' }))).toBe('pending')
    expect(decide(noticed({ formAge: null, body: 'https://a.test https://b.test https://c.test' }))).toBe(
      'spam',
    )
    const weight = (n: number) => [{ code: 'link' as const, weight: n, evidence: {} }]
    expect(decide(weight(spamThreshold - 0.5))).toBe('pending')
    expect(decide(weight(spamThreshold))).toBe('spam')
  })
})
