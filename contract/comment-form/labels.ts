import type { Translator } from '../i18n/translator.ts'
import { commentFields, honeypot } from './fields.ts'
import { eachField } from './form.ts'
import type { CommentFormPageLabels } from './page.ts'

/** The words of the form page, for the application and for the edge alike. */
export function commentFormLabels(t: Translator): CommentFormPageLabels {
  return {
    errorPrefix: t('comments.error_prefix'),
    heading: t('comments.leave'),
    intro: t('comments.kept'),
    required: t('comments.required'),
    fields: eachField((name) => {
      const { label, notes } = commentFields[name]
      return { label: t(label), note: notes.map((note) => t(note)).join(' ') }
    }),
    honeypot: t(honeypot.label),
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
