import { countWords } from '#domain/articles/words.ts'
import { typesetText } from '#lib/typography.ts'
import { type Chance, chanceOf } from '#seed/pictures/chance.ts'

import { fill, opening } from './fill.ts'
import { personOf, places } from './names.ts'
import { facts, headlineTails, openers, remarks, says, states, tails, wishes } from './phrases.ts'
import { type Theme, themes } from './themes.ts'

const inFrench = (text: string) => typesetText(text, 'fr')

/** What the database mixes articles and comments from, set by set; `n` counts from 0 within a kind. */
export type Text = { kind: string; n: number; text: string; attribution: string; words: number }

/** Enough that two articles rarely share more than a sentence, few enough to be loaded in a second. */
const poolSizes = { sentence: 4_000, quote: 300, heading: 120, remark: 5_000 }

/** Kinds: `sentence:0` … `heading:5` by theme, and `remark`. */
export function makeTexts(seed: string): { texts: Text[]; sizes: typeof poolSizes } {
  const chance = chanceOf(`texts ${seed}`)
  const texts: Text[] = []
  const pool = (kind: string, size: number, make: () => { text: string; attribution?: string }) => {
    for (let n = 0; n < size; n++) {
      const { text, attribution = '' } = make()
      const typeset = inFrench(text)
      texts.push({ kind, n, text: typeset, attribution, words: wordsOf(typeset) })
    }
  }
  for (const [number, theme] of themes.entries()) {
    pool(`sentence:${number}`, poolSizes.sentence, () => ({ text: sentence(theme, chance) }))
    pool(`quote:${number}`, poolSizes.quote, () => {
      const person = personOf(chance)
      return {
        text: `${fill(chance.pick(theme.quotes), chance)}. ${fill(chance.pick(facts), chance)}`,
        attribution: `${person.name}, ${chance.pick(theme.roles)[person.gender]}`,
      }
    })
    pool(`heading:${number}`, poolSizes.heading, () => ({
      text: chance.maybe(0.6)
        ? chance.pick(theme.headings)
        : `${chance.pick(places).at}, ${chance.pick(theme.objects)}`,
    }))
  }
  pool('remark', poolSizes.remark, () => ({
    text: opening(fill(chance.pick(remarks), chance, { object: chance.pick(chance.pick(themes).objects) })),
  }))
  return { texts, sizes: poolSizes }
}

function wordsOf(text: string): number {
  return countWords({ standfirst: text, body: { type: 'doc', content: [] } })
}

function sentence(theme: Theme, chance: Chance): string {
  const actor = chance.pick(theme.actors)
  const object = chance.pick(theme.objects)
  const done = `${chance.pick(theme.past)} ${object}${fill(chance.pick(tails), chance)}`
  switch (chance.int(0, 7)) {
    case 0:
    case 1:
      return `${opening(actor)} ${done}.`
    case 2:
      return `${fill(chance.pick(openers), chance)}, ${actor} ${done}.`
    case 3: {
      const person = personOf(chance)
      const role = chance.pick(theme.roles)[person.gender]
      return `« ${chance.pick(theme.quotes)} », ${chance.pick(says)} ${person.name}, ${role}.`
    }
    case 4: {
      const person = personOf(chance)
      return `${person.name}, ${chance.pick(theme.roles)[person.gender]}, ${chance.pick(wishes)} ${object}.`
    }
    case 5:
      return `${opening(object)} ${fill(chance.pick(states), chance)}.`
    default:
      return fill(chance.pick(facts), chance)
  }
}

/** A headline; combinations run into the millions, so the caller may insist on one that is new. */
export function headline(theme: Theme, chance: Chance): string {
  const actor = chance.pick(theme.actors)
  const news = `${actor} ${chance.pick(theme.present)} ${chance.pick(theme.objects)}${fill(chance.pick(headlineTails), chance)}`
  const place = chance.pick(places)
  if (chance.maybe(0.35)) return inFrench(`${place.at}, ${news}`)
  if (chance.maybe(0.3)) return inFrench(`${place.name} : ${news}`)
  if (chance.maybe(0.15)) return inFrench(`${opening(news)} : « ${chance.pick(theme.quotes)} »`)
  return inFrench(opening(news))
}
