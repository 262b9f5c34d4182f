'use client'

import { Toolbar as BaseToolbar } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  selectedRect,
  splitCell,
  toggleHeader,
} from '@tiptap/pm/tables'
import { useTranslations } from 'use-intl'
import { blockLimits } from '#domain/articles/document.ts'
import { blockButton } from './block-frame.client.tsx'

type TableCommand = (state: EditorState, dispatch?: (transaction: Transaction) => void) => boolean

/** Rows and columns of the table with the cursor: one more stop of the Tab key, beside the other tools. */
export function TableTools({ editor }: { editor: Editor }) {
  const t = useTranslations()
  const { map } = selectedRect(editor.state)
  const isWide = map.width >= blockLimits.tableColumns
  const isLong = map.height >= blockLimits.tableRows
  const tools: [label: string, command: TableCommand, isRefused?: boolean][] = [
    [t('redaction.blocks.table.rowBefore'), addRowBefore, isLong],
    [t('redaction.blocks.table.rowAfter'), addRowAfter, isLong],
    [t('redaction.blocks.table.columnBefore'), addColumnBefore, isWide],
    [t('redaction.blocks.table.columnAfter'), addColumnAfter, isWide],
    // The last row or column is the table itself: that has a tool of its own.
    [t('redaction.blocks.table.deleteRow'), deleteRow, map.height === 1],
    [t('redaction.blocks.table.deleteColumn'), deleteColumn, map.width === 1],
    [t('redaction.blocks.table.headRow'), toggleHeader('row')],
    [t('redaction.blocks.table.headColumn'), toggleHeader('column')],
    [t('redaction.blocks.table.merge'), mergeCells, !mergeCells(editor.state)],
    [t('redaction.blocks.table.split'), splitCell, !splitCell(editor.state)],
    [t('redaction.blocks.table.delete'), deleteTable],
  ]
  return (
    <BaseToolbar.Root
      aria-label={t('redaction.blocks.table.tools')}
      className="tools flex items-center overflow-x-auto border-t border-rule"
    >
      {tools.map(([label, command, isRefused]) => (
        <BaseToolbar.Button
          key={label}
          disabled={isRefused}
          className={`${blockButton} shrink-0 whitespace-nowrap hover:bg-wash data-disabled:opacity-40`}
          onClick={() => {
            editor.view.focus()
            command(editor.state, editor.view.dispatch)
          }}
        >
          {label}
        </BaseToolbar.Button>
      ))}
      {isWide || isLong ? (
        <span className="shrink-0 px-2 text-13 text-ink-2">
          {t('redaction.blocks.table.full', {
            columns: blockLimits.tableColumns,
            rows: blockLimits.tableRows,
          })}
        </span>
      ) : null}
    </BaseToolbar.Root>
  )
}
