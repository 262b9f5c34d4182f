import type { CommentStatus } from '#domain/comments/comment.ts'
import type { RejectionReason } from '../moderation.ts'
import type { CommentFacts } from './facts.ts'
import { readComment, type Vector, vectorOf } from './features.ts'
import { type Head, heads, type Label, labelsOf } from './labels.ts'
import { Copies, simhashOf } from './simhash.ts'

/** A comment that a person has decided, as its newest decision stands. */
export type Decided = {
  facts: CommentFacts
  to: CommentStatus
  reason: RejectionReason | null
  decidedAt: Date
}

/** What can be learned from: numbers, and no words. */
export type Example = { vector: Vector; labels: Record<Head, Label>; decidedAt: number }

/** Four bytes each: 48 MB, of the 256 that a worker may take. About fifteen thousand comments of usual length. */
const mostFeatures = 12_000_000

/** Gathers what is to be learned from, the newest decision first, until there is enough of it. */
export class Material {
  readonly examples: Example[] = []
  /** How many were left out as near-duplicates of a newer one with the same label. */
  readonly copies: Record<Head, number> = { spam: 0, incivility: 0 }
  #features = 0
  readonly #seen = new Map<string, Copies>()

  get isFull(): boolean {
    return this.#features >= mostFeatures
  }

  add({ facts, to, reason, decidedAt }: Decided): void {
    const labels = labelsOf({ to, reason })
    const hash = simhashOf(facts.body)
    for (const head of heads) {
      const label = labels[head]
      if (label === null || !this.#copiesOf(`${head} ${label}`).isCopy(hash)) continue
      // A campaign of a thousand letters is one letter.
      labels[head] = null
      this.copies[head]++
    }
    if (heads.every((head) => labels[head] === null)) return
    const vector = vectorOf(readComment(facts))
    this.#features += vector.length
    this.examples.push({ vector, labels, decidedAt: decidedAt.getTime() })
  }

  #copiesOf(key: string): Copies {
    const copies = this.#seen.get(key) ?? new Copies()
    this.#seen.set(key, copies)
    return copies
  }
}
