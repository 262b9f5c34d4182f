import { escapeHtml } from '#lib/html.ts'
import { refusedPage } from './refused-page.ts'

/** A click that was not counted. */
export const refusedClick = (error: unknown, sent: Readonly<Record<string, unknown>>): Promise<Response> =>
  refusedPage(error, sent.retirer ?? sent.commentaire, ({ t, message, back }) => {
    const title = t('thread.refused_title')
    return { title, main: `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(message)}</p>\n${back}` }
  })
