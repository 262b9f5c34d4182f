import type { Editor } from '@tiptap/core'
import { useTranslations } from 'use-intl'
import { insertBlock, insertFootnote, newBlocks } from './insert-block.ts'

/** Something that can be put into the text, by the name that the desk gives it. */
export type Insertion = { key: string; label: string; insert: () => void }

/** Everything that the text can hold and that is no formatting of its words. */
export function useInsertions(editor: Editor): Insertion[] {
  const t = useTranslations()
  const block = (key: keyof typeof newBlocks, label: string): Insertion => ({
    key,
    label,
    insert: () => insertBlock(editor, newBlocks[key]()),
  })
  return [
    {
      key: 'footnote',
      label: t('redaction.blocks.footnote.name'),
      insert: () => insertFootnote(editor),
    },
    block('gallery', t('redaction.blocks.gallery.name')),
    block('audio', t('audio.desk.name')),
    block('citation', t('citations.name')),
    block('table', t('redaction.blocks.table.name')),
    block('box', t('redaction.blocks.box.name')),
    block('readAlso', t('redaction.blocks.readAlso.name')),
    block('timeline', t('redaction.blocks.timeline.name')),
    block('chart', t('redaction.blocks.chart.name')),
  ]
}
