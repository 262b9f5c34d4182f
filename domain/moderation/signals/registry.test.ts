import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { anObserved, notice } from '#testing/observed.ts'
import { fingerprintOf } from './fingerprint.ts'
import { markInvisible } from './invisible.ts'
import { compileWords } from './matcher.ts'
import { askSignals, collectSignals, detectors } from './registry.ts'
import type { AskingDetector, Detector, Sent } from './signal.ts'

const sent: Sent = {
  id: 'c',
  name: 'Léa',
  body: 'Oui.',
  isReply: false,
  formAge: 9,
  articleId: 'a',
  articlePublishedAt: null,
  at: new Date(0),
}
const honest = detectors.find(({ name }) => name === 'honeypot_filled')!

describe('a detector that fails', () => {
  const broken: Detector = {
    ...honest,
    name: 'capitals',
    run() {
      throw new Error('defect')
    },
  }

  test('is told as such, and hides nothing else', () => {
    const tell = vi.fn()
    const noticed = collectSignals(anObserved({ honeypot: true }), tell, [broken, honest])
    expect(noticed).toMatchObject([
      { code: 'capitals', state: 'failed', strength: 0, evidence: {} },
      { code: 'honeypot_filled', state: 'noticed', strength: 1 },
    ])
    expect(tell).toHaveBeenCalledWith(expect.objectContaining({ message: 'defect' }), 'capitals')
  })
})

describe('one that has to ask', () => {
  const asking = (run: AskingDetector['run']): AskingDetector => ({
    name: 'classifier_spam',
    version: 1,
    patience: 20,
    run,
  })

  test('and answers is a signal', async () => {
    const found = asking(async () => [
      { code: 'classifier_incivility', strength: 0.5, evidence: { percent: 75 } },
    ])
    expect(await askSignals(sent, vi.fn(), [found])).toMatchObject([
      { code: 'classifier_incivility', strength: 0.5, state: 'noticed' },
    ])
  })

  test('and never answers is late, whether it listens to being stopped or not', async () => {
    const deaf = asking(() => new Promise(() => {}))
    const stopped = asking(
      (_, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    )
    const tell = vi.fn()
    const states = (await askSignals(sent, tell, [deaf, stopped])).map(({ state }) => state)
    expect(states).toEqual(['late', 'late'])
    expect(tell).not.toHaveBeenCalled()
  })

  test('and fails is told as such', async () => {
    const tell = vi.fn()
    const broken = asking(async () => {
      throw new Error('refused')
    })
    expect(await askSignals(sent, tell, [broken])).toMatchObject([{ state: 'failed', strength: 0 }])
    expect(tell).toHaveBeenCalledOnce()
  })
})

describe('finding the words of a list', () => {
  test('finds what looking for each of them at the borders of words finds', () => {
    const words = fc.array(fc.stringMatching(/^[ab]{2,4}$/), { minLength: 1, maxLength: 6 })
    const text = fc.stringMatching(/^[ab ]{0,40}$/)
    fc.assert(
      fc.property(words, text, (entries, folded) => {
        const found = new Set(compileWords(entries)(folded).map(({ entry }) => entry))
        const wanted = entries.filter((entry) => folded.split(' ').includes(entry))
        expect([...found].sort()).toEqual([...new Set(wanted)].sort())
      }),
      { numRuns: 500 },
    )
  })

  test('of many entries, each may end in another', () => {
    const find = compileWords(['pot au feu', 'feu', 'au feu', 'au'])
    expect(
      find('un pot au feu')
        .map(({ entry }) => entry)
        .sort(),
    ).toEqual(['au', 'au feu', 'feu', 'pot au feu'])
  })
})

test('hostile text is read in linear time', () => {
  const hostile = fc.constantFrom(
    'a',
    'a ',
    'con',
    'aa@',
    'www.',
    'https://',
    '\u200d',
    '11 ',
    'é\u0301',
    'A!',
    "l'",
    'encul',
    'жa',
    '👩\u200d',
    'x.',
  )
  const time = (text: string) => {
    const begun = process.cpuUsage().user
    notice({ body: text, name: text.slice(0, 60) }, { words: ['aaaa', 'aaa', 'aa', 'a a a', 'con con'] })
    fingerprintOf(text)
    return (process.cpuUsage().user - begun) / 1_000
  }
  time('chaud '.repeat(200))
  fc.assert(
    fc.property(hostile, fc.nat({ max: 3 }), (unit, extra) => {
      const long = (unit + 'b'.repeat(extra)).repeat(20_000 / (unit.length + extra))
      // As long as a comment may be. What looks back at each of its places takes a hundred times as long.
      expect(time(long)).toBeLessThan(500)
    }),
    { numRuns: 40 },
  )
})

describe('the fingerprint of a comment', () => {
  const distance = (one: string, other: string) => {
    const bits = BigInt.asUintN(64, fingerprintOf(one)! ^ fingerprintOf(other)!)
    return [...bits.toString(2)].filter((bit) => bit === '1').length
  }
  const advert =
    'Nos lampadaires solaires éclairent douze heures sans branchement, devis gratuit sous 24 h, prix usine garanti, livraison dans toute la région, écrivez vite https://louche.test/lampe'

  test('is the same with another link, another price, capitals and accents', () => {
    const again = advert
      .replace('https://louche.test/lampe', 'https://autre.test/x?y=2')
      .replace('24', '48')
      .toUpperCase()
    expect(distance(advert, again)).toBeLessThanOrEqual(2)
  })

  test('is near with a word changed, and far for other words', () => {
    expect(distance(advert, advert.replace('solaires', 'électriques'))).toBeLessThanOrEqual(6)
    const other =
      'Je prends ce train chaque matin depuis onze ans, et la moitié des passages à niveau sont encore sans barrière : qui paiera ?'
    expect(distance(advert, other)).toBeGreaterThan(15)
  })

  test('is none for a few words that many say', () => {
    expect(fingerprintOf('Merci pour cet article.')).toBeNull()
  })
})

test('a moderator sees where what nobody sees stands', () => {
  expect(markInvisible('Bon\u200djour \u3164!')).toEqual([
    { text: 'Bon' },
    { hidden: 'U+200D' },
    { text: 'jour ' },
    { hidden: 'U+3164' },
    { text: '!' },
  ])
})
