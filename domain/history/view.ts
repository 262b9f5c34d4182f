import type { BlockDifference } from './differences.ts'

/** What may differ between two versions. Of signatures and places only that they differ. */
export type VersionPart = 'title' | 'standfirst' | 'lead' | 'body' | 'bylines' | 'filing'

export type VersionView = {
  /** From one on, in the order in which readers could read them. */
  number: number
  publicAt: Date
  correction: string | null
  /** What is other than in the version before. */
  changed: VersionPart[]
}

/** A version and the one before it. */
export type VersionDifference = VersionView & {
  since: Date
  title: BlockDifference[]
  standfirst: BlockDifference[]
  lead: BlockDifference[]
  body: BlockDifference[]
}
