import type { Mention } from '#domain/articles/view.ts'
import type { AudioView } from '#domain/media/audio.ts'
import type { PictureView } from '#domain/media/view.ts'
import type { Locale } from '#lib/locale.ts'
import type { Blank } from './blank.ts'
import type { OwedKind, PageContent, PageRevisionKind } from './page.ts'

/** A page as readers get it: nothing in it waits to be filled. */
export type PageView = {
  slug: string
  language: Locale
  content: PageContent
  pictures: Record<string, PictureView>
  audio: Record<string, AudioView>
  /** Articles that the text points at, by id: those that readers can see. */
  mentions: Record<string, Mention>
  /** What was left out, because nobody has filled it in yet. */
  blanks: Blank[]
  updatedAt: Date | null
}

/** The answer to "which page of the newsroom's own stands at this address?" */
export type OwnPageAnswer = { kind: 'page'; page: PageView } | { kind: 'gone' } | { kind: 'missing' }

export type PageState = 'first_text' | 'draft' | 'published' | 'published_writing' | 'unpublished'

/** A row of the list in the settings. */
export type DeskPage = {
  slug: string
  kind: OwedKind | null
  title: string
  state: PageState
  updatedAt: Date | null
  /** What the words that readers have still wait for. */
  blanks: Blank[]
}

export type PageRevisionView = {
  id: string
  number: number
  kind: PageRevisionKind
  createdBy: string | null
  createdAt: Date
}

/** Everything the editor of a page needs. */
export type DeskPageDetail = {
  slug: string
  kind: OwedKind | null
  language: Locale
  state: PageState
  version: number
  savedAt: Date
  content: PageContent
  pictures: Record<string, PictureView>
  /** Articles that the draft points at, by id: those that readers can see. */
  mentions: Record<string, Mention>
  revisions: PageRevisionView[]
}

/** The draft of a page, and who saved it when. */
export type PageDraftView = {
  version: number
  savedAt: string
  savedBy: string | null
  content: PageContent
}
