import type { Chance } from '#seed/pictures/chance.ts'

/** How people type, whatever they have to say: on a phone, in a hurry, in anger, at a desk. */
export type Habit = 'careful' | 'phone' | 'hurried' | 'loud' | 'hidden'

export function habitOf(chance: Chance, isAdvertising: boolean): Habit {
  const draw = chance.between(0, 1)
  if (draw < 0.55) return 'careful'
  if (draw < 0.78) return 'phone'
  if (draw < 0.92) return 'hurried'
  return isAdvertising && draw > 0.96 ? 'hidden' : 'loud'
}

const short: readonly [RegExp, string][] = [
  [/\bparce que\b/gi, 'pcq'],
  [/\bquelqu’un\b/gi, 'qqn'],
  [/\baujourd’hui\b/gi, 'auj'],
  [/\btoujours\b/gi, 'tjs'],
  [/\bpour\b/gi, 'pr'],
  [/\bvous\b/gi, 'vs'],
  [/\bnous\b/gi, 'ns'],
]

export function typed(text: string, habit: Habit, chance: Chance): string {
  switch (habit) {
    case 'careful':
      return text
    case 'phone': {
      const plain = text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/’/g, chance.maybe(0.5) ? "'" : ' ')
      const lower = chance.maybe(0.6) ? plain.toLowerCase() : plain
      return chance.maybe(0.4) ? short.reduce((so, [long, brief]) => so.replace(long, brief), lower) : lower
    }
    case 'hurried':
      return misspelt(text, chance).replace(/[.]$/, chance.maybe(0.5) ? '' : ' ...')
    case 'loud':
      return chance.maybe(0.4) ? text.toUpperCase() : text.replace(/[.!]+$/, '!!!')
    case 'hidden':
      // Letters apart, or a digit for a letter: what is meant to pass a list of words.
      return chance.maybe(0.5)
        ? text.replace(/\p{L}{5,}/u, (word) => [...word].join(' '))
        : text.replace(/o/g, '0').replace(/i/g, '1')
  }
}

/** Two letters change places, or one is left out. Never inside a link. */
function misspelt(text: string, chance: Chance): string {
  return text
    .split(' ')
    .map((word) => {
      if (word.length < 5 || /[./@\d]/.test(word) || !chance.maybe(0.12)) return word
      const at = chance.int(1, word.length - 3)
      return chance.maybe(0.5)
        ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
        : word.slice(0, at) + word.slice(at + 1)
    })
    .join(' ')
}
