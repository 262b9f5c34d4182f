import type { CommentFormPageLabels } from './comment-form-page.ts'
import type { Translator } from './i18n/translator.ts'

/** The words of the form page, for the application and for the edge alike. */
export function commentFormLabels(t: Translator): CommentFormPageLabels {
  return {
    errorPrefix: t('comments.error_prefix'),
    heading: t('comments.leave'),
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
