import { foldAccents, tokensOf } from '#domain/moderation/classifier/tokens.ts'

/** The baseline: multinomial naive Bayes on words, with one added to each count. What every spam filter is held against. */
export class NaiveBayes {
  readonly #words: [Map<string, number>, Map<string, number>] = [new Map(), new Map()]
  readonly #totals: [number, number] = [0, 0]
  readonly #texts: [number, number] = [0, 0]

  readonly #known = new Set<string>()

  learn(text: string, label: 0 | 1): void {
    this.#texts[label]++
    for (const word of wordsOf(text)) {
      this.#words[label].set(word, (this.#words[label].get(word) ?? 0) + 1)
      this.#totals[label]++
      this.#known.add(word)
    }
  }

  /** Positive: spam rather than ham. */
  score(text: string): number {
    const known = this.#known.size
    let sum = Math.log((this.#texts[1] + 1) / (this.#texts[0] + 1))
    for (const word of wordsOf(text)) {
      const share = (label: 0 | 1) =>
        ((this.#words[label].get(word) ?? 0) + 1) / (this.#totals[label] + known)
      sum += Math.log(share(1) / share(0))
    }
    return sum
  }
}

const wordsOf = (text: string): string[] =>
  tokensOf(text).map(({ kind, text: token }) => (kind === 'word' ? foldAccents(token.toLowerCase()) : kind))
