import type { CommentMode } from '#domain/articles/article.ts'

/** What readers are told about who speaks, where it is somebody of the newsroom: by the account, never by a name. */
export type Badge = 'desk' | 'author' | 'expert'

/** How a thread stands at this moment, by the database's clock. */
export type ThreadState = {
  mode: CommentMode
  isOpen: boolean
  closesAt: Date | null
  closedAt: Date | null
  expertName: string | null
}

/** A comment as readers see it: nothing private can be in here. */
export type CommentView = {
  id: string
  name: string
  badge: Badge | null
  isPinned: boolean
  isPicked: boolean
  usefulCount: number
  publishedAt: Date
  body: string
  /** Name of the person answered; null for a root, or when the answered comment is no longer online. */
  replyTo: string | null
  /** False for what a conversation began with and is no longer there: its place without name and words. */
  isOnline: boolean
  replies: CommentView[]
}

/** A comment that answers none, with as many of its replies as a page shows. */
export type ConversationView = CommentView & {
  /** How many have been said in all, shown or not. */
  replyCount: number
  /** The first reply that comes after those shown. */
  nextReply: string | null
  /** The page begins in the middle of it. */
  hasEarlierReplies: boolean
  /** By the one who is asked; null where nobody is. */
  isAnswered: boolean | null
}

export const threadOrders = ['oldest', 'newest', 'useful'] as const
export type ThreadOrder = (typeof threadOrders)[number]

/** Some of the conversations of a thread, one after another. */
export type ThreadView = {
  order: ThreadOrder
  conversations: ConversationView[]
  /** Where the thread begins: what stands above the others, and is not among them again. */
  pinned: ConversationView | null
  /** And what the desk has chosen, the latest first. */
  picks: { id: string; name: string }[]
  /** What this page was made of, online or not: what it must hear of. */
  rootIds: string[]
  /** What comes next will stand here. */
  hasEnd: boolean
  /** One conversation alone, from its beginning or from one of its replies on. */
  isConversation: boolean
  /** The comment that the next page begins with. */
  next: string | null
  /** The one that the page before this begins with; `start` where that is the beginning of the thread. */
  previous: string | 'start' | null
}
