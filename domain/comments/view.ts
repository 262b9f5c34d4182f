/** A comment as readers see it: nothing private can be in here. */
export type CommentView = {
  id: string
  name: string
  /** True for members of the newsroom (badge). */
  isStaff: boolean
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
}

export const threadOrders = ['oldest', 'newest'] as const
export type ThreadOrder = (typeof threadOrders)[number]

/** Some of the conversations of a thread, one after another. */
export type ThreadView = {
  order: ThreadOrder
  conversations: ConversationView[]
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
