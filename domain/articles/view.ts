import type { AudioView } from '#domain/media/audio.ts'
import type { PictureView } from '#domain/media/view.ts'
import type { BylineSummary } from '#domain/people/view.ts'
import type { SectionView } from '#domain/sections/view.ts'
import type { TopicView } from '#domain/topics/view.ts'
import type { Language } from '#lib/locale.ts'
import type { CommentMode, PublicationStatus, RevisionKind, WorkflowState } from './article.ts'
import type { ArticleContent } from './content.ts'
import type { ArticleDocument } from './document.ts'

export type ArticleSummary = {
  id: string
  slug: string
  title: string
  standfirst: string
  section: { slug: string; name: string }
  bylines: BylineSummary[]
  lead: PictureView | null
  publishedAt: Date
  updatedAt: Date | null
  commentCount: number
  readingMinutes: number
  language: Language
  /** Where it leads instead, in what only the desk sees: its address answers nobody before its hour. */
  href?: string
}

/** An own article where another one points at it: what readers see of it now. */
export type Mention = Pick<ArticleSummary, 'id' | 'slug' | 'title' | 'section' | 'language'>
/** A story that may stand beside another, for the desk. */
export type RelatedChoice = { id: string; title: string; isVisible: boolean; publishedAt: Date | null }

/** The stories before and after one in its section. */
export type Neighbours = { previous: ArticleSummary | null; next: ArticleSummary | null }

export type CorrectionView = { text: string; createdAt: Date }

export type ArticleView = ArticleSummary & {
  body: ArticleDocument
  /** Pictures of the body by media id. */
  pictures: Record<string, PictureView>
  /** Sounds of the body by media id. */
  audio: Record<string, AudioView>
  /** Articles that the body points at, by id: those that readers can see. */
  mentions: Record<string, Mention>
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

/** A section on the front page and what it shows there. */
export type SectionStories = { section: SectionView; articles: ArticleSummary[] }

/** One story; two that weigh the same; one that pushes everything down; one with others of its kind under a title. */
export const leadKinds = ['story', 'equal', 'breaking', 'report'] as const
export type LeadKind = (typeof leadKinds)[number]

/** How a page opens, besides its lead: the second of two equals, or the stories of a report under their title. */
export type Opening = { kind: LeadKind; title: string; others: ArticleSummary[] }

/** What an editor has placed, as far as readers see it: each story once. The rule fills what is left. */
export type Hand = {
  opening: {
    kind: LeadKind
    title: string
    leads: ArticleSummary[]
    /** Of two equals: the rule chooses the first, and the one that is placed is the second. */
    isLeadOpen: boolean
    linked: ArticleSummary[]
  }
  seconds: ArticleSummary[]
  row: ArticleSummary[]
  /** In their order; sections that are not named follow in that of the masthead. */
  blocks: { sectionId: string; isShown: boolean; articles: ArticleSummary[] }[]
  hasLatest: boolean
  hasMostCommented: boolean
}

/** The front page. No story stands in two of its places; what readers talk about most is a list of its own. */
export type HomeView = {
  opening: Opening
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

/** How the comments of an article are received, and who could be asked. */
export type CommentSettings = {
  isOpen: boolean
  mode: CommentMode
  closeDays: number | null
  expertId: string | null
  colleagues: { id: string; name: string }[]
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
  comments: CommentSettings
  language: Language
  version: number
  savedAt: Date
  savedBy: string | null
  content: ArticleContent
  pictures: Record<string, PictureView>
  /** Articles that the draft points at, by id: those that readers can see. */
  mentions: Record<string, Mention>
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

export const articleHref = (article: {
  slug: string
  section: { slug: string }
  href?: string | undefined
}): string => article.href ?? `/${article.section.slug}/${article.slug}`

/** The draft of an article, and who saved it when. */
export type DraftView = { version: number; savedAt: string; savedBy: string | null; content: ArticleContent }
