import { type CommentFieldName, commentFields } from '#contract/comment-form/fields.ts'
import { commentFieldNames, eachField } from '#contract/comment-form/form.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { normaliseEmail } from '#lib/email.ts'
import { cleanLines, isBlank } from '#lib/text.ts'

export const commentStatuses = ['pending', 'approved', 'rejected', 'spam'] as const
export type CommentStatus = (typeof commentStatuses)[number]

export const commentLimits = {
  /** Bytes after NFC: four a code point at most, so that no alphabet is disadvantaged. */
  bodyBytes: 20_000,
  /** Replies are shown on 3 levels; a reply to the third joins the third. */
  levels: 3,
  /** Conversations on one page of a thread. */
  pageRoots: 50,
  /** Replies of each that a page shows before « suite »: 300 voices at most, which a page of 50 KB can carry. */
  firstReplies: 5,
  /** Replies on a page of one conversation. */
  conversationReplies: 50,
  /** A person needs longer than this to read a form and write a sentence; scripts do not. Seconds. */
  fastestHonestPost: 3,
} as const

/** Rate limits: `points` posts in `seconds`. A conversation of a household passes, a volley does not. */
export const postLimits = {
  network: { points: 4, seconds: 60 },
  networkHour: { points: 30, seconds: 3_600 },
  /** A provider's customer has 65,536 networks of IPv6 (/48): three households' worth for all of them. */
  wideNetwork: { points: 12, seconds: 60 },
  wideNetworkHour: { points: 90, seconds: 3_600 },
  /**
   * More than the liveliest thread of a local paper. These two refuse nobody: a stranger could fill them and silence all
   * others. What comes beyond them is kept and waits behind everything else in the queue.
   */
  article: { points: 30, seconds: 60 },
  site: { points: 300, seconds: 60 },
  /** What may be kept there: 400 MB an hour at the very worst, and no disk full of noise overnight. Then comments are refused. */
  crowd: { points: 20_000, seconds: 3_600 },
} as const

/** E-mail and network hash are kept for one year: the duty of hosts to identify authors (décret 2021-1362). */
export const contactRetentionDays = 365

/** A comment as it is stored: clean, no spaces at the ends of lines, at most two empty lines in a row. */
export function cleanText(text: string): string {
  return cleanLines(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

export function cleanName(name: string): string {
  return cleanText(name).replace(/\s+/g, ' ')
}

const codePoints = (text: string) => [...text].length

/** Signs of quotation and emphasis alone are no words: printed, nothing would be left of them. */
export function bodyProblem(body: string): ErrorCode | null {
  if (isBlank(body.replace(/[>*]/g, ''))) return 'comment.empty'
  if (
    codePoints(body) > commentFields.body.limit ||
    new TextEncoder().encode(body).length > commentLimits.bodyBytes
  )
    return 'comment.too_long'
  return null
}

/** A name must hold a letter that can be seen: a row of emoji or dots cannot be answered to. */
export function nameProblem(name: string): ErrorCode | null {
  if (isBlank(name)) return 'comment.name_empty'
  if (codePoints(name) > commentFields.name.limit) return 'comment.name_too_long'
  if (!/(?!\p{Default_Ignorable_Code_Point})\p{L}/u.test(name)) return 'comment.name_no_letter'
  return null
}

/** What is wrong with an address, if anything: none at all is another mistake than one that cannot be. */
function emailProblem(raw: string): ErrorCode | null {
  if (raw.trim() === '') return 'comment.email_empty'
  return normaliseEmail(raw) === null ? 'comment.email_invalid' : null
}

/** Fields that need more than to be filled in within their limit. */
const rules: Partial<Record<CommentFieldName, (typed: string) => ErrorCode | null>> = {
  body: bodyProblem,
  name: nameProblem,
  email: emailProblem,
}

/** Characters as sent: four times what the longest comment can have. What is longer is not even cleaned: that would cost everybody else's time. */
const rawLimit = 4 * commentLimits.bodyBytes

/** What a reader has typed, as it is checked and stored: a text keeps its lines, the rest is one. */
export function cleanForm(
  typed: Readonly<Record<CommentFieldName, string>>,
): Record<CommentFieldName, string> {
  return eachField((name) => {
    const value = typed[name]
    if (commentFields[name].control === 'textarea') return value.length > rawLimit ? value : cleanText(value)
    return value.length > rawLimit ? value.slice(0, rawLimit) : cleanName(value)
  })
}

/** All problems at once, by field and from top to bottom, so that a reader corrects the form in one go. */
export function formProblems(
  clean: Readonly<Record<CommentFieldName, string>>,
): Partial<Record<CommentFieldName, ErrorCode>> {
  const problems: Partial<Record<CommentFieldName, ErrorCode>> = {}
  for (const name of commentFieldNames) {
    const problem = (rules[name] ?? ruleOf(name))(clean[name])
    if (problem) problems[name] = problem
  }
  return problems
}

const ruleOf = (name: CommentFieldName) => (typed: string) => {
  const { limit, empty, tooLong } = commentFields[name]
  if (isBlank(typed)) return empty
  return codePoints(typed) > limit ? tooLong : null
}

/** Where a reply to `parent` hangs: never deeper than the third level. */
export function placeReply(parent: {
  id: string
  parentId: string | null
  rootId: string | null
  depth: number
}): {
  parentId: string
  rootId: string
  depth: number
} {
  const deepest = commentLimits.levels - 1
  const rootId = parent.rootId ?? parent.id
  if (parent.depth < deepest) return { parentId: parent.id, rootId, depth: parent.depth + 1 }
  return { parentId: parent.parentId ?? parent.id, rootId, depth: deepest }
}
