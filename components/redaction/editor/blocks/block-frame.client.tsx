'use client'

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import { takeExpected } from '../pictures/focus-after-upload.ts'
import { moveBlock } from './move-block.ts'

export const blockButton =
  'min-h-11 px-2 text-13 font-semibold underline decoration-accent underline-offset-4 disabled:opacity-40 md:min-h-8'

/** A block that is more than text: what readers get, and below it its place in the order. */
export function BlockFrame({
  view,
  name,
  className,
  children,
  tools,
}: {
  view: NodeViewProps
  name: string
  className?: string
  children: ReactNode
  tools?: ReactNode
}) {
  const t = useTranslations()
  const frame = useRef<HTMLDivElement>(null)
  const type = view.node.type.name
  // A new block takes the focus, once, and asks for its first words.
  useEffect(() => {
    if (takeExpected(type)) frame.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [type])
  const move = (direction: -1 | 1) => {
    const position = view.getPos()
    if (position !== undefined) moveBlock(view.editor, position, direction)
  }
  return (
    <NodeViewWrapper
      ref={frame}
      data-drag-handle=""
      role="group"
      aria-label={name}
      className={classNames('block-frame', view.selected && 'outline-2 outline-offset-4 outline-accent')}
    >
      <div className={className}>{children}</div>
      {view.editor.isEditable ? (
        <div
          contentEditable={false}
          className="mt-1 flex flex-wrap items-center gap-x-2 font-sans text-14 leading-5 hyphens-manual"
        >
          <span className="px-2 text-13 text-ink-2">{name}</span>
          {tools}
          <button type="button" className={blockButton} onClick={() => move(-1)}>
            {t('redaction.blocks.up')}
          </button>
          <button type="button" className={blockButton} onClick={() => move(1)}>
            {t('redaction.blocks.down')}
          </button>
          <button type="button" className={blockButton} onClick={view.deleteNode}>
            {t('redaction.blocks.remove')}
          </button>
        </div>
      ) : null}
    </NodeViewWrapper>
  )
}
