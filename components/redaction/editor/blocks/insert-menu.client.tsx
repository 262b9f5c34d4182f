'use client'

import { Toolbar as BaseToolbar } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Menu, MenuItem } from '#components/ui/menu.client.tsx'
import { insertBlock, insertFootnote, newBlocks } from './insert-block.ts'

/** Everything that the text can hold and that is no formatting of its words. */
export function InsertMenu({ editor }: { editor: Editor }) {
  const t = useTranslations()
  const isChosen = useRef(false)
  const blocks: [label: string, insert: () => void][] = [
    [t('redaction.blocks.footnote.name'), () => insertFootnote(editor)],
    [t('redaction.blocks.gallery.name'), () => insertBlock(editor, newBlocks.gallery())],
    [t('audio.desk.name'), () => insertBlock(editor, newBlocks.audio())],
    [t('citations.name'), () => insertBlock(editor, newBlocks.citation())],
    [t('redaction.blocks.table.name'), () => insertBlock(editor, newBlocks.table())],
    [t('redaction.blocks.box.name'), () => insertBlock(editor, newBlocks.box())],
    [t('redaction.blocks.readAlso.name'), () => insertBlock(editor, newBlocks.readAlso())],
    [t('redaction.blocks.timeline.name'), () => insertBlock(editor, newBlocks.timeline())],
    [t('redaction.blocks.chart.name'), () => insertBlock(editor, newBlocks.chart())],
  ]
  return (
    <Menu
      align="start"
      finalFocus={() => {
        const leaves = !isChosen.current
        isChosen.current = false
        return leaves
      }}
      trigger={
        <BaseToolbar.Button className="flex h-11 shrink-0 items-center gap-1 rounded-control px-2.5 text-13 font-semibold hover:bg-wash focus-visible:-outline-offset-2 md:h-9">
          {t('redaction.blocks.insert')}
          <span aria-hidden="true">▾</span>
        </BaseToolbar.Button>
      }
    >
      {blocks.map(([label, insert]) => (
        <MenuItem
          key={label}
          onSelect={() => {
            isChosen.current = true
            insert()
          }}
        >
          {label}
        </MenuItem>
      ))}
    </Menu>
  )
}
