'use client'

import { NodeViewContent, type NodeViewProps } from '@tiptap/react'
import { useTranslations } from 'use-intl'
import { blockLimits } from '#domain/articles/document.ts'
import { BlockFrame } from './block-frame.client.tsx'
import { LineField } from './line-field.client.tsx'

/** The table as readers get it, in the frame in which it scrolls. Its rows and columns are in the bar above the text. */
export function TableView(view: NodeViewProps) {
  const t = useTranslations()
  const { editor, node, getPos } = view
  const enter = () => {
    const position = getPos()
    if (position !== undefined) editor.commands.setTextSelection(position + 4)
    editor.view.focus()
  }
  return (
    <BlockFrame view={view} name={t('redaction.blocks.table.name')} className="data-table">
      <LineField
        label={t('redaction.blocks.table.caption')}
        value={node.attrs.caption}
        limit={blockLimits.line}
        readOnly={!editor.isEditable}
        className="block-title"
        onChange={(caption) => view.updateAttributes({ caption })}
        onEnter={enter}
      />
      <div className="table-frame">
        <NodeViewContent<'table'> as="table" />
      </div>
    </BlockFrame>
  )
}
