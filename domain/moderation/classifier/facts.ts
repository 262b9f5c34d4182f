/**
 * What a comment is judged by. Neither its name nor its address: nobody shall be refused for being called like somebody
 * who was.
 */
export type CommentFacts = {
  body: string
  isReply: boolean
  /** Between the form and the comment; null where the form was not ours, or is not known. */
  secondsToSubmit: number | null
  postedAt: Date
  /** Of the article that it stands below. */
  articlePublishedAt: Date | null
}

/** Facts besides the words, as far as an explanation names them. */
export type Fact = 'form_missing' | 'form_fast' | 'form_usual' | 'links' | 'place' | 'age' | 'hour' | 'length'

const hour = 3_600_000

/** Each as a word of its own for the classifier, with the name by which it is explained. */
export function* factsOf(facts: CommentFacts, links: number): Generator<[Fact, string]> {
  yield submitted(facts.secondsToSubmit)
  yield ['links', `links ${Math.min(links, 4)}`]
  yield ['place', facts.isReply ? 'reply' : 'root']
  // Six parts of the day: finer than that, a few hundred decisions say nothing.
  yield ['hour', `hour ${Math.floor(facts.postedAt.getUTCHours() / 4)}`]
  yield ['length', `length ${Math.min(12, Math.round(Math.log2(1 + facts.body.length)))}`]
  if (facts.articlePublishedAt) {
    const age = Math.max(0, facts.postedAt.getTime() - facts.articlePublishedAt.getTime())
    yield ['age', `age ${ages.findIndex((limit) => age < limit)}`]
  }
}

/** An hour, a day, a week, two months, and older: old articles are what campaigns look for. */
const ages = [hour, 24 * hour, 7 * 24 * hour, 60 * 24 * hour, Number.POSITIVE_INFINITY]

function submitted(seconds: number | null): [Fact, string] {
  if (seconds === null) return ['form_missing', 'form missing']
  // As `commentLimits.fastestHonestPost`, and twice as long: who pastes needs no longer.
  if (seconds < 6) return ['form_fast', seconds < 3 ? 'form below 3' : 'form below 6']
  return ['form_usual', seconds < 30 ? 'form below 30' : seconds < 600 ? 'form below 600' : 'form open']
}
