import type { Navigation } from './navigation.ts'

/** The navigation for who composes it: what counts, and what stood there before. */
export type NavigationDesk = {
  number: number
  navigation: Navigation
  versions: { number: number; by: string | null; at: Date }[]
}
