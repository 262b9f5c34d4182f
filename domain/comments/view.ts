/** A comment as readers see it: nothing private can be in here. */
export type CommentView = {
  id: string
  name: string
  /** True for members of the newsroom (badge). */
  isStaff: boolean
  publishedAt: Date
  body: string
  depth: number
  /** Name of the person answered; null for a root, or when the answered comment is no longer online. */
  replyTo: string | null
  replies: CommentView[]
}
export type ThreadView = { count: number; roots: CommentView[] }
