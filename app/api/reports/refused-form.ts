import { errorMessage } from '#contract/i18n/error-message.ts'
import { translator } from '#contract/i18n/translator.ts'
import { type ReportForm, reportFieldNames } from '#contract/report-form/form.ts'
import { renderReportFormPage } from '#contract/report-form/page.ts'
import { refusal } from '#domain/action.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { articleHref } from '#domain/articles/view.ts'
import { type ErrorCode, statusOf } from '#domain/errors.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { defaultSettings } from '#domain/settings/settings.ts'

/** What is wrong, and everything typed. It needs no database. */
export async function refusedReportResponse(error: unknown, values: ReportForm): Promise<Response> {
  const { code, fields, values: numbers } = refusal(error)
  const [settings, article] = await Promise.all([
    getSettings().catch(() => defaultSettings),
    articleOf(values.articleId, code),
  ])
  const t = translator(settings.language)
  const messages = Object.fromEntries(
    reportFieldNames.flatMap((name) => (fields[name] ? [[name, errorMessage(t, fields[name])]] : [])),
  )
  const problems = Object.keys(messages).length
  const status = statusOf(code)
  const page = renderReportFormPage({
    locale: settings.language,
    siteName: settings.name,
    status,
    ...(article ? { title: article.title } : {}),
    articleHref: article?.href ?? '/',
    values,
    errors: {
      summary: problems > 0 ? t('comments.problem', { count: problems }) : errorMessage(t, code, numbers),
      fields: messages,
    },
    t,
  })
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
  })
  if (status === 429 || status === 503) headers.set('retry-after', String(numbers.seconds ?? 5))
  return new Response(page, { status, headers })
}

async function articleOf(id: string, code: ErrorCode): Promise<{ title: string; href: string } | null> {
  // Nothing is asked of a database that has just failed, nor about an address that is not an article's.
  if (code === 'site.unavailable' || code === 'report.article_not_found') return null
  const article = await getArticle(id).catch(() => null)
  return article ? { title: article.title, href: articleHref(article) } : null
}
