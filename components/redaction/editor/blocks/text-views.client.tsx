'use client'

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { useTranslations } from 'use-intl'
import { blockLimits } from '#domain/articles/document.ts'
import { BlockFrame, blockButton } from './block-frame.client.tsx'
import { LineField } from './line-field.client.tsx'

/** Into the text of the block, behind its title or date. */
function enterText({ editor, getPos }: NodeViewProps, depth: number) {
  const position = getPos()
  if (position !== undefined)
    editor
      .chain()
      .setTextSelection(position + depth)
      .run()
  editor.view.focus()
}

export function BoxView(view: NodeViewProps) {
  const t = useTranslations()
  return (
    <BlockFrame view={view} name={t('redaction.blocks.box.name')} className="box">
      <LineField
        label={t('redaction.blocks.box.title')}
        value={view.node.attrs.title}
        limit={blockLimits.line}
        readOnly={!view.editor.isEditable}
        className="block-title"
        onChange={(title) => view.updateAttributes({ title })}
        onEnter={() => enterText(view, 2)}
      />
      <NodeViewContent className="block-words" />
    </BlockFrame>
  )
}

export function TimelineView(view: NodeViewProps) {
  const t = useTranslations()
  const { editor, getPos, node } = view
  const isFull = node.childCount >= blockLimits.timelineEntries
  const add = () => {
    const position = getPos()
    if (position === undefined) return
    const end = position + node.nodeSize - 1
    editor.commands.insertContentAt(end, { type: 'timelineEntry', content: [{ type: 'paragraph' }] })
    // The date comes first: it is the last field of the block now.
    requestAnimationFrame(() => {
      const dates = (editor.view.nodeDOM(position) as HTMLElement | null)?.querySelectorAll('li input')
      ;(dates?.[dates.length - 1] as HTMLElement | undefined)?.focus()
    })
  }
  return (
    <BlockFrame
      view={view}
      name={t('redaction.blocks.timeline.name')}
      className="timeline"
      tools={
        <button type="button" className={blockButton} onClick={add} disabled={isFull}>
          {t('redaction.blocks.timeline.add')}
        </button>
      }
    >
      <LineField
        label={t('redaction.blocks.timeline.title')}
        value={node.attrs.title}
        limit={blockLimits.line}
        readOnly={!editor.isEditable}
        className="block-title"
        onChange={(title) => view.updateAttributes({ title })}
        onEnter={() => enterText(view, 3)}
      />
      <NodeViewContent className="block-words" />
    </BlockFrame>
  )
}

export function TimelineEntryView(view: NodeViewProps) {
  const t = useTranslations()
  const { editor, node, getPos } = view
  const position = getPos()
  const isOnly = position === undefined || editor.state.doc.resolve(position).parent.childCount === 1
  return (
    <NodeViewWrapper className="timeline-entry">
      <LineField
        label={t('redaction.blocks.timeline.date')}
        placeholder={t('redaction.blocks.timeline.datePlaceholder')}
        value={node.attrs.date}
        limit={blockLimits.timelineDate}
        readOnly={!editor.isEditable}
        className="timeline-date"
        onChange={(date) => view.updateAttributes({ date })}
        onEnter={() => enterText(view, 2)}
      />
      <NodeViewContent className="block-words" />
      {editor.isEditable && !isOnly ? (
        <button
          type="button"
          contentEditable={false}
          className={`${blockButton} -ml-2 font-sans`}
          onClick={view.deleteNode}
        >
          {t('redaction.blocks.timeline.removeEntry')}
        </button>
      ) : null}
    </NodeViewWrapper>
  )
}
