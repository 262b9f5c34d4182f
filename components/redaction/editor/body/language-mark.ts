import { Mark } from '@tiptap/core'
import { directionOfLanguage, isLanguage } from '#lib/locale.ts'

/**
 * Words in another language than those around them. Only our own attribute is read: word processors say a language of
 * every word, mostly a wrong one.
 */
export const LanguageMark = Mark.create({
  name: 'language',
  // Around the other marks: a passage may be italic in part.
  priority: 1_100,
  addAttributes: () => ({
    lang: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-language'),
      renderHTML: ({ lang }: { lang?: unknown }) =>
        isLanguage(lang) ? { 'data-language': lang, lang, dir: directionOfLanguage(lang) } : {},
    },
  }),
  parseHTML: () => [
    {
      tag: 'span[data-language]',
      getAttrs: (element) => (isLanguage(element.getAttribute('data-language')) ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})
