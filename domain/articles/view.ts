import type { PublicationStatus, RevisionKind, WorkflowState } from './article.ts'
import type { ArticleContent } from './content.ts'
import type { ArticleDocument } from './document.ts'

/** What pages receive: built field by field, never a row. */
export type PictureView = {
  id: string
  token: string
  /** Pixels of the original; `widths` are the variants on disk. */
  width: number
  height: number
  widths: number[]
  /** Whether each width is there as AVIF too. */
  avif: boolean
  alt: string
  caption: string
  credit: string
}
export type BylineView = { slug: string; name: string; jobTitle: string }
export type TopicView = { slug: string; name: string }
export type SectionView = { id: string; slug: string; name: string; description: string }
export type AuthorView = BylineView & { id: string; biography: string }

export type ArticleSummary = {
  id: string
  slug: string
  title: string
  standfirst: string
  section: { slug: string; name: string }
  bylines: BylineView[]
  lead: PictureView | null
  publishedAt: Date
  updatedAt: Date | null
  commentCount: number
  readingMinutes: number
}

export type CorrectionView = { text: string; createdAt: Date }

export type ArticleView = ArticleSummary & {
  body: ArticleDocument
  /** Pictures of the body by media id. */
  pictures: Record<string, PictureView>
  topics: TopicView[]
  corrections: CorrectionView[]
  commentsOpen: boolean
}

/** The answer to "what stands at this address?" */
export type AddressAnswer =
  | { kind: 'article'; article: ArticleView }
  | { kind: 'moved'; href: string }
  | { kind: 'gone' }
  | { kind: 'missing' }

export type Page<T> = { items: T[]; page: number; pages: number; total: number }

/** A section on the front page and what it shows there. */
export type SectionStories = { section: SectionView; articles: ArticleSummary[] }

/** The front page. No story stands in two of its places; what readers talk about most is a list of its own. */
export type HomeView = {
  lead: ArticleSummary | null
  seconds: ArticleSummary[]
  latest: ArticleSummary[]
  row: ArticleSummary[]
  /** « Le grand format »: the long read of the week. */
  longRead: ArticleSummary | null
  sections: SectionStories[]
  mostCommented: ArticleSummary[]
}

/** A row of the desk's list. */
export type DeskArticle = {
  id: string
  title: string
  section: { slug: string; name: string } | null
  owner: string | null
  status: PublicationStatus
  workflow: WorkflowState
  publishedAt: Date | null
  savedAt: Date
  commentCount: number
}

/** Everything the editor's page needs about one article. */
export type DeskArticleDetail = {
  id: string
  slug: string
  status: PublicationStatus
  workflow: WorkflowState
  publishedAt: Date | null
  ownerId: string | null
  owner: string | null
  commentsOpen: boolean
  version: number
  savedAt: Date
  savedBy: string | null
  content: ArticleContent
  pictures: Record<string, PictureView>
  sectionSlug: string | null
  publishedSlug: string | null
  lastReturnNote: string | null
}

export type RevisionView = {
  id: string
  number: number
  kind: RevisionKind
  note: string
  createdBy: string | null
  createdAt: Date
}

export const articleHref = (article: { slug: string; section: { slug: string } }): string =>
  `/${article.section.slug}/${article.slug}`
