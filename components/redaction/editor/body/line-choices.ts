import type { Editor } from '@tiptap/core'
import { useTranslations } from 'use-intl'
import { type Insertion, useInsertions } from '../blocks/insertions.ts'
import { focusBody } from './focus-body.ts'

/** What an empty line can become: the blocks of words as well, which the toolbar has as buttons. */
export function useLineChoices(editor: Editor, onPicture: () => void): Insertion[] {
  const t = useTranslations()
  const chain = () => {
    focusBody(editor)
    return editor.chain()
  }
  return [
    {
      key: 'heading',
      label: t('redaction.toolbar.heading'),
      insert: () => chain().toggleHeading({ level: 2 }).run(),
    },
    {
      key: 'subheading',
      label: t('redaction.toolbar.subheading'),
      insert: () => chain().toggleHeading({ level: 3 }).run(),
    },
    { key: 'bullets', label: t('redaction.toolbar.bullets'), insert: () => chain().toggleBulletList().run() },
    {
      key: 'numbers',
      label: t('redaction.toolbar.numbers'),
      insert: () => chain().toggleOrderedList().run(),
    },
    { key: 'quote', label: t('redaction.toolbar.quote'), insert: () => chain().toggleBlockquote().run() },
    {
      key: 'pullQuote',
      label: t('redaction.toolbar.pullQuote'),
      insert: () => chain().togglePullQuote().run(),
    },
    { key: 'picture', label: t('redaction.toolbar.picture'), insert: onPicture },
    ...useInsertions(editor),
  ]
}
