import { type CommentForm, commentFieldNames } from '#contract/comment-form/form.ts'
import { commentFormLabels } from '#contract/comment-form/labels.ts'
import { renderCommentFormPage } from '#contract/comment-form/page.ts'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { translator } from '#contract/i18n/translator.ts'
import { refusal } from '#domain/action.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { type ErrorCode, statusOf } from '#domain/errors.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { defaultSettings } from '#domain/settings/settings.ts'

/** The page a reader without JavaScript gets: what is wrong, and everything typed. It needs no database. */
export async function refusedFormResponse(error: unknown, values: CommentForm): Promise<Response> {
  const { code, fields, values: numbers } = refusal(error)
  const [settings, article] = await Promise.all([
    getSettings().catch(() => defaultSettings),
    articleOf(values.articleId, code),
  ])
  const t = translator(settings.language)
  const messages = Object.fromEntries(
    commentFieldNames.flatMap((name) => (fields[name] ? [[name, errorMessage(t, fields[name])]] : [])),
  )
  const problems = Object.keys(messages).length
  const status = statusOf(code)
  const page = renderCommentFormPage({
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
    labels: commentFormLabels(t),
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
  if (code === 'site.unavailable' || code === 'comment.article_not_found') return null
  const article = await getArticle(id).catch(() => null)
  return article ? { title: article.title, href: `/${article.section.slug}/${article.slug}` } : null
}
