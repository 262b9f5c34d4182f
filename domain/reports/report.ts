import {
  type ReportFieldName,
  type ReportForm,
  reportFieldNames,
  reportFields,
} from '#contract/report-form/form.ts'
import type { ErrorCode } from '#domain/errors.ts'
import type { SignalCode } from '#domain/moderation/signals/signal.ts'
import { normaliseEmail } from '#lib/email.ts'
import { cleanLine, cleanLines, isBlank } from '#lib/text.ts'

/** What has become of an error that a reader told of. `done`: the article says it right. */
export const reportStatuses = ['new', 'accepted', 'refused', 'done'] as const
export type ReportStatus = (typeof reportStatuses)[number]

/** Rate limits: `points` reports in `seconds`. A careful reader finds five errors in an article, a script fifty. */
export const reportLimits = {
  network: { points: 5, seconds: 60 },
  networkHour: { points: 30, seconds: 3_600 },
  /** A customer's networks of IPv6 (/48): three households' worth for all of them. */
  wideNetworkHour: { points: 90, seconds: 3_600 },
  /** Beyond what a newsroom can read in an hour; no disk full of noise overnight. */
  site: { points: 600, seconds: 3_600 },
} as const

/** Days. As long as that of comments: the duty of hosts to identify authors (décret 2021-1362). */
export const reportContactDays = 365

/** Days after the last decision: the next yearly report on corrections can still count it. */
export const settledReportDays = 730

/** Characters of a note about a decision. */
export const reportNoteLimit = 500

/** What a reader has typed, as it is checked and stored. A number may come as « n° 3 ». */
export function cleanReport(form: Pick<ReportForm, ReportFieldName>): Record<ReportFieldName, string> {
  const clean = (name: ReportFieldName): string => {
    const typed = form[name]
    // What is far too long is not even looked at: cleaning it costs everybody else's time.
    if (typed.length > 4 * reportFields[name].limit + 1_000) return typed
    if (reportFields[name].control === 'textarea') return cleanLines(typed).trim()
    return cleanLine(typed).trim()
  }
  const cleaned = Object.fromEntries(reportFieldNames.map((name) => [name, clean(name)]))
  return cleaned as Record<ReportFieldName, string>
}

/** All problems at once, by field and from top to bottom. Only the words are required. */
export function reportProblems(
  clean: Readonly<Record<ReportFieldName, string>>,
): Partial<Record<ReportFieldName, ErrorCode>> {
  const problems: Partial<Record<ReportFieldName, ErrorCode>> = {}
  const isLong = (name: ReportFieldName) => [...clean[name]].length > reportFields[name].limit
  if (clean.paragraph !== '' && paragraphOf(clean.paragraph) === null)
    problems.paragraph = 'report.paragraph_invalid'
  if (isLong('passage')) problems.passage = 'report.passage_too_long'
  if (isBlank(clean.body)) problems.body = 'report.empty'
  else if (isLong('body')) problems.body = 'report.too_long'
  if (isLong('name')) problems.name = 'report.name_too_long'
  if (clean.email !== '' && normaliseEmail(clean.email) === null) problems.email = 'report.email_invalid'
  return problems
}

/** The number of a paragraph; null for what is none. */
export function paragraphOf(typed: string): number | null {
  const found = /^(?:n[°º]\s*)?([1-9]\d{0,4})$/i.exec(typed.trim())
  return found ? Number(found[1]) : null
}

/** Every state leads to every other but `new`: nobody has not seen what they have seen. */
export const mayBecome = (from: ReportStatus, to: ReportStatus): boolean => to !== 'new' && to !== from

/** What may be noticed about a report: a form and its words, and nothing of who sent it. */
export const reportSignals = [
  'honeypot_filled',
  'posted_too_fast',
  'form_token_missing',
  'many_links',
  'link',
  'capitals',
  'repeated_characters',
  'name_like_address',
  'contact_in_text',
] as const satisfies SignalCode[]
