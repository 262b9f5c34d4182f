import type { ArticleSummary, HomeView } from '#domain/articles/view.ts'
import type { SectionView } from '#domain/sections/view.ts'
import type { FrontLayout } from './front.ts'

/** What has just happened, above everything else on a page. */
export type BannerView = { text: string; article: ArticleSummary | null }

export type FrontView = { home: HomeView; banner: BannerView | null }

/** The first page of a section where somebody composed it: how it opens, and the rest of its list. */
export type SectionFrontView = {
  /** Null where nothing is placed: the list opens itself. */
  top: Pick<HomeView, 'opening' | 'lead' | 'seconds'> | null
  rest: ArticleSummary[]
  banner: BannerView | null
  /** Whether what its readers talk about most stands under the list. */
  hasMostCommented: boolean
}

/** A story as the desk shows it: `planned` waits for its hour, `absent` was withdrawn or thrown away. */
export type FrontStory = {
  id: string
  title: string
  section: string
  state: 'visible' | 'planned' | 'absent'
  /** ISO 8601; null: never published. */
  publishedAt: string | null
  hasPicture: boolean
}

export type FrontVersion = { number: number; by: string; at: Date; restoredFrom: number | null }

/** Everything the desk needs of one page. */
export type FrontDesk = {
  pageId: string
  /** Null: the front page. */
  section: SectionView | null
  /** 0: nobody has composed it. */
  number: number
  layout: FrontLayout
  stories: FrontStory[]
  versions: FrontVersion[]
}
