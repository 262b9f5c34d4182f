import { errorMessage } from '#contract/i18n/error-message.ts'
import { translator } from '#contract/i18n/translator.ts'
import { refusal } from '#domain/action.ts'
import { getArticle } from '#domain/articles/queries.ts'
import { articleHref } from '#domain/articles/view.ts'
import { type ErrorCode, statusOf } from '#domain/errors.ts'
import { lastSettings } from '#domain/settings/last-settings.ts'
import { getSettings } from '#domain/settings/queries.ts'
import type { Locale } from '#lib/locale.ts'

interface RefusedForm<Name extends string> {
  articleId: string
  /** The code that says that no article is there: it is not asked for again. */
  articleMissing: ErrorCode
  fieldNames: readonly Name[]
}

/** What the page of every refused form of a reader says. */
interface Refused {
  locale: Locale
  siteName: string
  status: number
  title?: string
  articleHref: string
  errors: { summary: string; fields: Record<string, string> }
  t: ReturnType<typeof translator>
}

/** The page a reader without JavaScript gets: what is wrong, and everything typed. It needs no database. */
export async function refusedForm<Name extends string>(
  error: unknown,
  { articleId, articleMissing, fieldNames }: RefusedForm<Name>,
  render: (refused: Refused) => string,
): Promise<Response> {
  const { code, fields, values: numbers } = refusal(error)
  // Nothing is asked of a database that has just failed, nor about an address that is not an article's.
  const isAsked = code !== 'site.unavailable' && code !== articleMissing
  const [settings, article] = await Promise.all([
    getSettings().catch(lastSettings),
    isAsked ? getArticle(articleId).catch(() => null) : null,
  ])
  const t = translator(settings.language)
  const messages = Object.fromEntries(
    fieldNames.flatMap((name) => (fields[name] ? [[name, errorMessage(t, fields[name])]] : [])),
  )
  const problems = Object.keys(messages).length
  const status = statusOf(code)
  const page = render({
    locale: settings.language,
    siteName: settings.name,
    status,
    ...(article ? { title: article.title } : {}),
    articleHref: article ? articleHref(article) : '/',
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
