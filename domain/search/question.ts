import { joinedWords, type Spellings, spellingsOf } from '#domain/search-index/words.ts'
import { cleanLine } from '#lib/text.ts'
import { otherForms } from './forms.ts'

/** Longer than any question; a longer one is cut, and its reader told so. */
const maxQuestion = 200
/** Each word costs a look into the index. */
const maxTerms = 12

/** Words that stand together, or one; or what must not be there. Terms of a group are alternatives (« OU »). */
export type Term = {
  text: string
  spellings: Spellings
  /** Other forms of the same word, which will do as well; of a phrase none: it is what it says. */
  others: Spellings[]
  isExcluded: boolean
  isPhrase: boolean
}
export type Question = {
  /** As it is shown in the field. */
  text: string
  groups: Term[][]
  isCut: boolean
}

const quotes = /["«»“”„]/
/** PostgreSQL's list of words that every text has lacks it. In a phrase it stays: it is there. */
const tooCommon: ReadonlySet<string> = new Set(['les'])

/** A word that only joins two others, in capitals as people write it who mean it. */
const or = /^(?:OU|OR)$/

/**
 * What was typed, as a question: words that must all be there, "phrases", -exclusions, alternatives with OU. Nothing that can
 * be typed is a mistake: what means nothing is left out.
 */
export function readQuestion(typed: string): Question {
  const whole = cleanLine(typed).replace(/\s+/g, ' ').trim()
  const text = [...whole].slice(0, maxQuestion).join('').trim()
  const groups: Term[][] = []
  let joins = false
  let count = 0
  for (const { raw, isPhrase, isExcluded } of piecesOf(text)) {
    if (!isPhrase && !isExcluded && or.test(raw)) {
      joins = groups.length > 0
      continue
    }
    const spellings = spellingsOf(raw)
    if (spellings.accented === '' || tooCommon.has(spellings.accented) || count >= maxTerms) continue
    count++
    const others = isPhrase || isExcluded ? [] : othersOf(raw, spellings)
    const term = { text: raw, spellings, others, isExcluded, isPhrase }
    const last = groups.at(-1)
    if (joins && !isExcluded && last && !last[0]!.isExcluded) last.push(term)
    else groups.push([term])
    joins = false
  }
  return { text, groups, isCut: text.length < whole.length }
}

/** What a hyphen parts, in one word; and the word in its other gender or number, the parts of a compound together. */
function othersOf(raw: string, { accented }: Spellings): Spellings[] {
  const parts = accented.split(' ').map((part) => ({ part, forms: otherForms(part) }))
  const changed = parts.some(({ forms }) => forms.length > 0)
    ? [0, 1, 2].map((choice) =>
        parts.map(({ part, forms }) => forms[choice] ?? forms.at(-1) ?? part).join(' '),
      )
    : []
  return [...new Set([joinedWords(raw), ...changed])].filter(Boolean).map(spellingsOf)
}

type Piece = { raw: string; isPhrase: boolean; isExcluded: boolean }

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let rest = text
  while (rest !== '') {
    rest = rest.trimStart()
    const isExcluded = /^[-−–](?=[^\s-])/.test(rest)
    if (isExcluded) rest = rest.slice(1)
    if (quotes.test(rest.charAt(0))) {
      const inside = rest.slice(1)
      const end = inside.search(quotes)
      // A quotation mark that closes nowhere holds what follows it.
      pieces.push({ raw: (end === -1 ? inside : inside.slice(0, end)).trim(), isPhrase: true, isExcluded })
      rest = end === -1 ? '' : inside.slice(end + 1)
    } else {
      const word = /^[^\s"«»“”„]+/.exec(rest)?.[0] ?? rest.charAt(0)
      if (word !== '') pieces.push({ raw: word, isPhrase: false, isExcluded })
      rest = rest.slice(word.length)
    }
  }
  return joinNumbers(pieces)
}

/** « 38 000 » is one number. */
function joinNumbers(pieces: Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const continues =
      last && !last.isPhrase && !piece.isPhrase && !piece.isExcluded && /^\d{3}$/.test(piece.raw)
    if (continues && /^\d{1,3}(?: \d{3})*$/.test(last.raw)) last.raw += ` ${piece.raw}`
    else joined.push({ ...piece })
  }
  return joined
}

/** Whether there is anything to look for: what must not be there says nothing about what must. */
export const asksForSomething = (question: Question): boolean =>
  question.groups.some((group) => group.some((term) => !term.isExcluded))
