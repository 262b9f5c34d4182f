import type { CommentFormPageLabels } from '#lib/comment-form-page.ts'
import type { Edition } from '#lib/edition.ts'

/** The words of the page that gives a refused comment back (lib/comment-form-page.ts). */
export function commentFormPageLabels(t: Edition['t']): CommentFormPageLabels {
  return {
    errorPrefix: t('comments.error_prefix'),
    heading: t('comments.refused_title'),
    intro: t('comments.kept'),
    name: t('comments.name'),
    email: t('comments.email'),
    emailNote: t('comments.email_note'),
    text: t('comments.text'),
    honeypot: t('comments.honeypot'),
    submit: t('comments.submit'),
    back: t('comments.back'),
  }
}
