import type { ReportForm } from '#contract/report-form/form.ts'
import { AppError } from '#domain/errors.ts'
import { normaliseEmail } from '#lib/email.ts'
import { text, z } from '#lib/schema.ts'
import { cleanReport, paragraphOf, reportNoteLimit, reportProblems, reportStatuses } from './report.ts'

export type SendReport = {
  articleId: string
  paragraph: number | null
  passage: string
  body: string
  name: string
  email: string | null
  honeypot: boolean
  formToken: string
}

const uuid = z.uuid()

/** A form that can be stored, but for the article it is about. Throws what is wrong with its fields, report.article_not_found. */
export function readSendReport(form: ReportForm): SendReport {
  const clean = cleanReport(form)
  const problems = reportProblems(clean)
  const [first] = Object.values(problems)
  if (first) throw new AppError(first, { fields: problems })
  if (!uuid.safeParse(form.articleId).success) throw new AppError('report.article_not_found')
  return {
    articleId: form.articleId,
    paragraph: paragraphOf(clean.paragraph),
    passage: clean.passage,
    body: clean.body,
    name: clean.name,
    email: clean.email === '' ? null : normaliseEmail(clean.email),
    honeypot: form.website.trim() !== '',
    formToken: form.formToken,
  }
}

export const decideReportInput = z.object({
  reportId: z.uuid({ message: 'report.not_found' }),
  /** What the editor saw: a decision about something else is refused. */
  expectedStatus: z.enum(reportStatuses),
  status: z.enum(reportStatuses, { message: 'field.choice' }),
  note: text({ max: reportNoteLimit, lines: true }).default(''),
})
export type DecideReport = z.output<typeof decideReportInput>
