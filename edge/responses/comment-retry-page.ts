import { readCommentForm } from '#contract/comment-form/form.ts'
import { commentFormLabels } from '#contract/comment-form/labels.ts'
import { renderCommentFormPage } from '#contract/comment-form/page.ts'
import { translator } from '#contract/i18n/translator.ts'
import type { Identity } from './site-identity.ts'

/**
 * A comment that could not be delivered, given back to its author in the site's own form, which sends it again with
 * the same request id: if the first attempt did reach the database after all, the second one is recognised.
 */
export function renderUndeliveredComment(
  body: Buffer,
  { status, siteName, language, words }: Identity & { status: number },
): string {
  const given = new URLSearchParams(body.toString('utf8'))
  return renderCommentFormPage({
    locale: language,
    siteName,
    status,
    articleHref: '/',
    values: readCommentForm((name) => given.get(name)),
    errors: { summary: words.comment.text, fields: {} },
    labels: commentFormLabels(translator(language)),
  })
}
