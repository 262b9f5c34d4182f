import type { Chance } from '#seed/pictures/chance.ts'
import { temperaments } from './french-honest.ts'
import { frenchUnwanted, pitches } from './french-unwanted.ts'
import { oneOf, opened, say } from './grammar.ts'
import { habitOf, typed } from './habits.ts'
import { joined, tongueOf, type Words } from './honest.ts'
import { otherTongues } from './other-languages.ts'

/** Who wants something: one that sends many letters keeps its brand, its host and its telephone. */
export type Seller = {
  pitch: (typeof pitches)[number]
  language: string
  fixed: Record<'brand' | 'link' | 'mail' | 'phone', string>
  /** A campaign says the same few sentences again and again. */
  sentences: string[]
}

const endings = ['example', 'test'] as const

export function sellerOf(chance: Chance, pitch = oneOf(pitches, chance)): Seller {
  const tongue = tongueOf(chance)
  const bank = tongue?.bank ?? frenchUnwanted
  const brand = `${say('brandword', frenchUnwanted, chance)}${chance.maybe(0.5) ? '-' : ''}${say('brandword', frenchUnwanted, chance)}`
  const host = `${brand}${chance.maybe(0.3) ? chance.int(1, 99) : ''}.${oneOf(endings, chance)}`
  const fixed = {
    brand: opened(brand.replace('-', ' ')),
    link: `${oneOf(['https://', 'www.', 'http://', ''], chance)}${host}${chance.maybe(0.5) ? `/${say('brandword', frenchUnwanted, chance)}` : ''}`,
    mail: `${oneOf(['contact', 'info', 'service', 'maitre', 'direction'], chance)}@${host}`,
    phone: say('phone', bank, chance),
  }
  return {
    pitch,
    language: tongue?.language ?? 'fr',
    fixed,
    sentences: Array.from({ length: 3 }, () => say(tongue ? 'pitch' : pitch, bank, chance, fixed)),
  }
}

/**
 * One advertisement. Two in five begin like an honest comment, and one in three names neither link nor address; a campaign
 * repeats itself with a word changed, a single seller says something new.
 */
export function unwantedWords(chance: Chance, seller: Seller, isCampaign: boolean): Words {
  const tongue = otherTongues.find(({ language }) => language === seller.language)
  const bank = tongue?.bank ?? frenchUnwanted
  const sentences: string[] = []
  if (chance.maybe(0.4))
    sentences.push(tongue ? say('honest', bank, chance) : say(oneOf(temperaments, chance), bank, chance))
  const count = chance.int(1, 2)
  for (let n = 0; n < count; n++)
    sentences.push(
      isCampaign
        ? oneOf(seller.sentences, chance)
        : say(tongue ? 'pitch' : seller.pitch, bank, chance, seller.fixed),
    )
  if (chance.maybe(0.67)) sentences.push(say('closing', bank, chance, seller.fixed))
  return { body: typed(joined(sentences, chance), habitOf(chance, true), chance), language: seller.language }
}
