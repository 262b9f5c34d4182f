import type { Chance } from '#seed/pictures/chance.ts'
import { frenchHonest, temperaments } from './french-honest.ts'
import { frenchUnwanted } from './french-unwanted.ts'
import { oneOf, opened, say } from './grammar.ts'
import { habitOf, typed } from './habits.ts'
import { otherTongues } from './other-languages.ts'

export type Words = { body: string; language: string }

/** One in eight is not in French, as in a region with visitors. */
export function tongueOf(chance: Chance): (typeof otherTongues)[number] | null {
  let left = chance.between(0, 100)
  for (const tongue of otherTongues) {
    left -= tongue.share
    if (left < 0) return tongue
  }
  return null
}

/** One to four sentences of one temperament, now and then with one of another. */
export function honestWords(chance: Chance): Words {
  const tongue = tongueOf(chance)
  const habit = habitOf(chance, false)
  const sentences: string[] = []
  const temperament = oneOf(temperaments, chance)
  const count = temperament === 'brief' ? 1 : chance.int(1, 4)
  for (let n = 0; n < count; n++)
    sentences.push(
      tongue
        ? say('honest', tongue.bank, chance)
        : say(chance.maybe(0.25) ? oneOf(temperaments, chance) : temperament, frenchHonest, chance),
    )
  return { body: typed(joined(sentences, chance), habit, chance), language: tongue?.language ?? 'fr' }
}

/** An insult stands alone, or in the middle of an argument. */
export function uncivilWords(chance: Chance, isHate: boolean): Words {
  const tongue = isHate ? null : tongueOf(chance)
  const bank = tongue?.bank ?? frenchUnwanted
  const sentences = [say(isHate ? 'hate' : 'insult', bank, chance)]
  if (chance.maybe(0.6))
    sentences.unshift(tongue ? say('honest', bank, chance) : say(oneOf(temperaments, chance), bank, chance))
  if (chance.maybe(0.3)) sentences.push(say(tongue ? 'insult' : 'angry', bank, chance))
  return {
    body: typed(joined(sentences, chance), habitOf(chance, false), chance),
    language: tongue?.language ?? 'fr',
  }
}

export type OtherReason = 'off_topic' | 'unverified_claim' | 'private_data' | 'other' | 'unreadable'

/** What is refused for another reason than its tone. */
export function otherWords(chance: Chance, reason: OtherReason): Words {
  if (reason === 'unreadable')
    return {
      body: Array.from({ length: chance.int(1, 6) }, () =>
        Array.from({ length: chance.int(2, 11) }, () => String.fromCharCode(97 + chance.int(0, 25))).join(''),
      ).join(' '),
      language: 'fr',
    }
  const sentences = [say(reason, frenchUnwanted, chance)]
  if (chance.maybe(0.4)) sentences.push(say(oneOf(temperaments, chance), frenchUnwanted, chance))
  return { body: typed(joined(sentences, chance), habitOf(chance, false), chance), language: 'fr' }
}

export const joined = (sentences: readonly string[], chance: Chance): string =>
  sentences.map(opened).join(chance.maybe(0.15) ? '\n\n' : ' ')
