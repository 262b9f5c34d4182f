import { describe, expect, test } from 'vitest'
import { notice } from '#testing/observed.ts'
import { builtInRules, judge, outcomeOf, type PolicyRules, spamThreshold, statusOf } from './policy.ts'
import { differencesBetween } from './policy-differences.ts'
import { replayInput, savePolicyInput } from './policy-input.ts'
import { Comparison, contradicts } from './replay.ts'
import { builtInWeights, weighableCodes } from './signals/weights.ts'

const rules = (changes: Partial<PolicyRules> = {}): PolicyRules => ({ ...builtInRules, ...changes })
const outcome = (given: Parameters<typeof notice>[0], changes: Partial<PolicyRules> = {}) =>
  judge(notice(given), rules(changes)).outcome
const links = 'Les uns https://a.test les autres https://b.test et https://c.test voilà'

describe('the policy that comes with the product', () => {
  test('never publishes and never drops: a comment waits, or waits apart', () => {
    expect(outcome({})).toBe('hold')
    expect(outcome({ honeypot: true })).toBe('spam')
    expect(statusOf).toEqual({ publish: 'approved', hold: 'pending', spam: 'spam' })
  })

  test('adds up: what each sign alone would not decide, several do', () => {
    expect(outcome({ formAge: null })).toBe('hold')
    expect(outcome({ body: links })).toBe('hold')
    expect(outcome({ formAge: null, body: links })).toBe('spam')
    expect(outcomeOf(spamThreshold - 0.5, builtInRules, false)).toBe('hold')
    expect(outcomeOf(spamThreshold, builtInRules, false)).toBe('spam')
  })

  test('leaves who is rude to a moderator, however rude', () => {
    expect(outcome({ body: 'Merde, connard, enculé, salope, putain de bordel de merde.' })).toBe('hold')
  })
})

describe('another one', () => {
  test('publishes up to a total, and what must be read waits all the same', () => {
    expect(outcome({}, { publishUpTo: 0 })).toBe('publish')
    expect(outcome({ body: 'Voir le site des voisins, à la page https://a.test' }, { publishUpTo: 0 })).toBe(
      'hold',
    )
    expect(outcome({ isCrowd: true }, { publishUpTo: 0 })).toBe('hold')
    const failed = { code: 'capitals', version: 1, state: 'failed', strength: 0, evidence: {} } as const
    expect(judge([failed], rules({ publishUpTo: 0 })).outcome).toBe('hold')
  })

  test('weighs otherwise: weight is strength times what it gives', () => {
    const noticed = notice({
      history: { approved: 0, rejected: 2, spam: 0, decayed: { approved: 0, refused: 1.8 }, isProved: false },
    })
    expect(judge(noticed, rules()).signals).toMatchObject([{ code: 'rejected_before', weight: 1.8 }])
    expect(judge(noticed, rules({ weights: { rejected_before: 2 } })).sum).toBe(3.6)
  })
})

const form = (changes: Record<string, string> = {}) => ({
  ...Object.fromEntries(weighableCodes.map((code) => [`weight_${code}`, String(builtInWeights[code])])),
  spamFrom: '5',
  publishing: 'never',
  publishUpTo: '',
  words: '',
  deniedDomains: '',
  allowedDomains: '',
  ...changes,
})
const problems = (changes: Record<string, string>) => {
  const read = replayInput.safeParse(form(changes))
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
}

describe('what the desk may write', () => {
  test('the form as it comes is the policy that comes with the product', () => {
    expect(replayInput.parse(form())).toEqual(builtInRules)
  })

  test('numbers with a comma or a point, a true minus too', () => {
    expect(
      replayInput.parse(form({ weight_link: '1,5', weight_capitals: '−0.5', spamFrom: '4.5' })),
    ).toMatchObject({
      weights: { link: 1.5, capitals: -0.5 },
      spamFrom: 4.5,
    })
  })

  test('words and domains, a line each, once, as they are looked for', () => {
    expect(
      replayInput.parse(
        form({
          words: ' Devis  Gratuit \n\narnaq*\ndevis gratuit',
          deniedDomains: 'https://www.Louche.test/page?x=1\nlouche.test',
          allowedDomains: 'éolien.fr',
        }),
      ),
    ).toMatchObject({
      words: ['arnaq*', 'devis gratuit'],
      deniedDomains: ['louche.test'],
      allowedDomains: ['xn--olien-9ra.fr'],
    })
  })

  test.each<[Record<string, string>, string]>([
    [{ weight_link: '' }, 'weight_link policy.weight'],
    [{ weight_link: 'beaucoup' }, 'weight_link policy.weight'],
    [{ weight_link: '21' }, 'weight_link policy.weight'],
    [{ weight_link: '0,25' }, 'weight_link policy.weight'],
    [{ weight_link: '1e1000' }, 'weight_link policy.weight'],
    [{ spamFrom: '0' }, 'spamFrom policy.spam_from'],
    [{ publishing: 'upTo', publishUpTo: '' }, 'publishUpTo policy.publish_up_to'],
    [{ publishing: 'upTo', publishUpTo: '5' }, 'publishUpTo policy.publish_above_spam'],
    [{ publishing: 'toujours' }, 'publishing field.choice'],
    [{ words: 'a' }, 'words policy.word'],
    [{ words: 'ar*' }, 'words policy.word'],
    [{ words: 'a*naque' }, 'words policy.word'],
    [{ words: '…' }, 'words policy.word'],
    [{ words: 'x'.repeat(61) }, 'words policy.word'],
    [{ words: Array.from({ length: 1_001 }, (_, n) => `mot ${n}`).join('\n') }, 'words policy.too_many'],
    [{ deniedDomains: 'louche' }, 'deniedDomains policy.domain'],
    [{ deniedDomains: '192.168.0.1' }, 'deniedDomains policy.domain'],
    [{ deniedDomains: 'jeanne@louche.test' }, 'deniedDomains policy.domain'],
    [{ deniedDomains: '<b>x.fr</b>' }, 'deniedDomains policy.domain'],
    [{ deniedDomains: 'a.fr', allowedDomains: 'a.fr' }, 'allowedDomains policy.domain_twice'],
  ])('%o is refused beside its field', (changes, problem) => {
    expect(problems(changes)).toEqual([problem])
  })

  test('a version says why, and from which one it began', () => {
    const read = (changes: Record<string, string>) =>
      savePolicyInput.safeParse({
        ...form(),
        baseNumber: '2',
        mode: 'trial',
        reason: 'Parce que.',
        ...changes,
      })
    expect(read({}).data).toMatchObject({ baseNumber: 2, isTrial: true, reason: 'Parce que.' })
    expect(read({ reason: ' \u200b ' }).error?.issues[0]?.message).toBe('field.required')
    expect(read({ reason: 'x'.repeat(301) }).error?.issues[0]?.message).toBe('field.too_long')
  })
})

test('a version is told by what it changed', () => {
  const after = rules({ spamFrom: 4, publishUpTo: 0, weights: { link: 2 }, words: ['a b', 'c d'] })
  expect(differencesBetween(rules({ words: ['a b'] }), after)).toEqual([
    { kind: 'spamFrom', from: 5, to: 4 },
    { kind: 'publishUpTo', from: null, to: 0 },
    { kind: 'weight', code: 'link', from: 1, to: 2 },
    { kind: 'words', added: 1, removed: 0 },
  ])
  expect(differencesBetween(after, after)).toEqual([])
})

test('a comparison tells what changes, what contradicts people first', () => {
  const comparison = new Comparison(rules(), rules({ weights: { link: 5 } }))
  const comment = { id: '1', name: 'Léa', excerpt: 'Oui.', mustBeRead: false }
  for (const verdict of ['spam', 'spam', 'approved', 'approved'] as const)
    comparison.add({ ...comment, verdict }, { link: 1 }, { link: 1 })
  comparison.add({ ...comment, verdict: 'approved' }, { capitals: 1 }, { capitals: 1 })
  expect(comparison.comments).toBe(5)
  expect(comparison.groups()).toMatchObject([
    { from: 'hold', to: 'spam', verdict: 'approved', count: 2 },
    { from: 'hold', to: 'spam', verdict: 'spam', count: 2 },
  ])
})

test.each([
  ['hold', 'spam', 'approved', true],
  ['hold', 'spam', 'rejected', false],
  ['hold', 'publish', 'approved', false],
  ['hold', 'publish', 'rejected', true],
  ['spam', 'hold', 'approved', false],
  ['spam', 'hold', 'spam', true],
  ['publish', 'hold', 'approved', true],
  ['publish', 'hold', 'spam', false],
  ['hold', 'spam', 'pending', false],
] as const)('from %s to %s of one that is %s: against people %s', (from, to, verdict, expected) => {
  expect(contradicts({ from, to, verdict })).toBe(expected)
})
