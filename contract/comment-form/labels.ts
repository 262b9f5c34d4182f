import type { Translator } from '../i18n/translator.ts'
import type { CommentFormPageLabels } from './page.ts'

/** The words of the form page, for the application and for the edge alike. */
export function commentFormLabels(t: Translator): CommentFormPageLabels {
  return {
    errorPrefix: t('comments.error_prefix'),
    heading: t('comments.leave'),
    intro: t('comments.kept'),
    required: t('comments.required'),
    name: t('comments.name'),
    nameNote: t('comments.name_note'),
    email: t('comments.email'),
    emailNote: t('comments.email_note'),
    body: t('comments.body'),
    honeypot: t('comments.honeypot'),
    charter: charterOf(t),
    submit: t('comments.submit'),
    back: t('comments.back'),
  }
}

/** The sentence around its link, in three pieces: each is text. */
function charterOf(t: Translator): CommentFormPageLabels['charter'] {
  let link = ''
  const cut = '\u0000'
  const sentence = t.markup('comments.charter', {
    link: (words) => {
      // The pieces of what stands inside, whatever its type says.
      link = [words].flat().join('')
      return cut
    },
  })
  const [before = '', after = ''] = sentence.split(cut)
  return [before, link, after]
}
