import { Extension, Node } from '@tiptap/core'
import { addRowAfter, goToNextCell, isInTable, selectedRect, tableEditing } from '@tiptap/pm/tables'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { blockLimits } from '#domain/articles/document.ts'
import { TableView } from './table-view.client.tsx'

/** The roles that ProseMirror's tables work by. */
const roles: Record<string, string> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
}

/** A span that no table of ours can have is one cell: what is in it stays. */
const span = (name: 'colspan' | 'rowspan', max: number) => ({
  default: 1,
  parseHTML: (element: HTMLElement) => {
    const said = Number(element.getAttribute(name) ?? 1)
    return Number.isInteger(said) && said >= 1 && said <= max ? said : 1
  },
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] === 1 ? {} : { [name]: attributes[name] },
})
const spans = () => ({
  colspan: span('colspan', blockLimits.tableColumns),
  rowspan: span('rowspan', blockLimits.tableRows),
})

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  addAttributes: () => ({
    caption: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-caption') ?? '',
      renderHTML: (attributes) => (attributes.caption ? { 'data-caption': attributes.caption } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
  addNodeView: () => ReactNodeViewRenderer(TableView, { contentDOMElementTag: 'tbody' }),
})

const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
})

const TableCell = Node.create({
  name: 'tableCell',
  content: 'paragraph+',
  isolating: true,
  addAttributes: spans,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
})

const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'paragraph+',
  isolating: true,
  addAttributes: spans,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
})

/** Selecting cells, mending what a paste left uneven, and the keys: Tab goes to the next cell, and to a new row after the last. */
const TableEditing = Extension.create({
  name: 'tableEditing',
  // Before the lists: Tab in a cell is no indentation.
  priority: 150,
  extendNodeSchema: (extension) => {
    const role = roles[extension.name]
    return role ? { tableRole: role } : {}
  },
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    return {
      Tab: () => {
        const { view } = this.editor
        if (goToNextCell(1)(view.state, view.dispatch)) return true
        if (!isInTable(view.state) || selectedRect(view.state).map.height >= blockLimits.tableRows)
          return false
        addRowAfter(view.state, view.dispatch)
        return goToNextCell(1)(view.state, view.dispatch)
      },
      'Shift-Tab': () => goToNextCell(-1)(this.editor.state, this.editor.view.dispatch),
    }
  },
})

export const tableNodes = [Table, TableRow, TableCell, TableHeader, TableEditing]
