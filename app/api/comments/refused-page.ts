import { errorMessage } from '#contract/i18n/error-message.ts'
import { type Translator, translator } from '#contract/i18n/translator.ts'
import { renderPlainPage } from '#contract/theme.ts'
import { refusal } from '#domain/action.ts'
import { findCommentHref } from '#domain/comments/chosen-queries.ts'
import { statusOf } from '#domain/errors.ts'
import { lastSettings } from '#domain/settings/last-settings.ts'
import { getSettings } from '#domain/settings/queries.ts'
import { escapeHtml } from '#lib/html.ts'

type Told = { title: string; main: string; style?: string }

/** The page that a reader without a script gets when what they sent about a comment was refused: why, and the way back to it. */
export async function refusedPage(
  error: unknown,
  commentId: unknown,
  tell: (of: { t: Translator; message: string; back: string }) => Told,
): Promise<Response> {
  const { code, values } = refusal(error)
  const settings = await getSettings().catch(lastSettings)
  // Nothing is asked of a database that has just failed.
  const href =
    typeof commentId === 'string' && code !== 'site.unavailable'
      ? await findCommentHref(commentId, settings.language).catch(() => null)
      : null
  const t = translator(settings.language)
  const status = statusOf(code)
  const back = `<p class="back"><a href="${escapeHtml(href ?? '/')}">${escapeHtml(href ? t('thread.back') : t('site.home'))}</a></p>`
  const { title, main, style } = tell({ t, message: errorMessage(t, code, values), back })
  const page = renderPlainPage({
    locale: settings.language,
    siteName: settings.name,
    title: `${title} – ${settings.name}`,
    ...(style ? { style } : {}),
    body: `data-status="${status}"`,
    main,
  })
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
  })
  if (status === 429 || status === 503) headers.set('retry-after', String(values.seconds ?? 5))
  return new Response(page, { status, headers })
}
