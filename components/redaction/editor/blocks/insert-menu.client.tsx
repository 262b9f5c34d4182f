'use client'

import { Toolbar as BaseToolbar } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Menu, MenuItem } from '#components/ui/menu.client.tsx'
import { useInsertions } from './insertions.ts'

/** Everything that the text can hold and that is no formatting of its words. */
export function InsertMenu({ editor }: { editor: Editor }) {
  const t = useTranslations()
  const isChosen = useRef(false)
  const blocks = useInsertions(editor)
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
      {blocks.map(({ key, label, insert }) => (
        <MenuItem
          key={key}
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
