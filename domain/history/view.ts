import type { BlockDifference } from './differences.ts'

/** What may differ between two versions. Of signatures and places only that they differ. */
export type VersionPart = 'title' | 'standfirst' | 'lead' | 'body' | 'bylines' | 'filing'

export type VersionView = {
  /** From one on, in the order in which readers could read them. */
  number: number
  publicAt: Date
  correction: string | null
  /** The newsroom keeps its words to itself. */
  isWithheld: boolean
  /** An earlier one is there to compare it with. */
  isComparable: boolean
  /** What is other than in the version before. */
  changed: VersionPart[]
}

/** A version and the one before it that is shown; and the next ones that can be compared, either way. */
export type VersionDifference = VersionView & {
  since: Date
  older: number | null
  newer: number | null
  title: BlockDifference[]
  standfirst: BlockDifference[]
  lead: BlockDifference[]
  body: BlockDifference[]
}
