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
  isInTable,
  mergeCells,
  selectedRect,
  splitCell,
  toggleHeader,
} from '@tiptap/pm/tables'
import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'use-intl'
import { blockLimits } from '#domain/articles/document.ts'
import { blockButton } from './block-frame.client.tsx'

type TableCommand = (state: EditorState, dispatch?: (transaction: Transaction) => void) => boolean

/** The size of the table with the cursor, and what can be done with its cells. The table may have gone meanwhile. */
function around(state: EditorState) {
  if (!isInTable(state)) return { width: 1, height: 1, merges: false, splits: false }
  const { width, height } = selectedRect(state).map
  return { width, height, merges: mergeCells(state), splits: splitCell(state) }
}

/** Rows and columns of the table with the cursor: one more stop of the Tab key, beside the other tools. */
export function TableTools({ editor }: { editor: Editor }) {
  const t = useTranslations()
  const { width, height, merges, splits } = useEditorState({
    editor,
    selector: ({ editor: e }) => around(e.state),
  })
  const isWide = width >= blockLimits.tableColumns
  const isLong = height >= blockLimits.tableRows
  const tools: [label: string, command: TableCommand, isRefused?: boolean][] = [
    [t('redaction.blocks.table.rowBefore'), addRowBefore, isLong],
    [t('redaction.blocks.table.rowAfter'), addRowAfter, isLong],
    [t('redaction.blocks.table.columnBefore'), addColumnBefore, isWide],
    [t('redaction.blocks.table.columnAfter'), addColumnAfter, isWide],
    // The last row or column is the table itself: that has a tool of its own.
    [t('redaction.blocks.table.deleteRow'), deleteRow, height === 1],
    [t('redaction.blocks.table.deleteColumn'), deleteColumn, width === 1],
    [t('redaction.blocks.table.headRow'), toggleHeader('row')],
    [t('redaction.blocks.table.headColumn'), toggleHeader('column')],
    [t('redaction.blocks.table.merge'), mergeCells, !merges],
    [t('redaction.blocks.table.split'), splitCell, !splits],
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
