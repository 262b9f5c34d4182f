'use client'

import { Popover } from '@base-ui/react/popover'
import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { TextArea } from '#components/ui/field.tsx'
import { pageBody } from '#components/ui/page-body.ts'
import { blockLimits } from '#domain/articles/document.ts'
import { isBlank } from '#lib/text.ts'
import { takeExpected } from '../pictures/focus-after-upload.ts'

/** The number, counted by the page as readers will have it; a press opens the words. One left without any goes. */
export function FootnoteView({ node, updateAttributes, deleteNode, editor, getPos }: NodeViewProps) {
  const t = useTranslations()
  const id = useId()
  const [open, setOpen] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const text = node.attrs.text as string
  useEffect(() => {
    if (takeExpected('footnote')) setOpen(true)
  }, [])
  function change(next: boolean) {
    setOpen(next)
    if (next || !editor.isEditable) return
    const position = getPos()
    if (isBlank(text)) deleteNode()
    if (position === undefined) return
    editor.commands.setTextSelection(position + (isBlank(text) ? 0 : 1))
    editor.view.focus()
  }
  return (
    <NodeViewWrapper as="sup" className="note-call note-number">
      <Popover.Root open={open} onOpenChange={change}>
        <Popover.Trigger
          render={
            <button
              type="button"
              contentEditable={false}
              aria-label={
                isBlank(text)
                  ? t('redaction.blocks.footnote.openEmpty')
                  : t('redaction.blocks.footnote.open', { text })
              }
            />
          }
        />
        <Popover.Portal container={pageBody}>
          <Popover.Positioner sideOffset={6} className="z-50">
            <Popover.Popup
              initialFocus={field}
              className="w-[min(90vw,24rem)] border border-ink bg-paper p-4 text-ink outline-none"
            >
              <TextArea
                ref={field}
                id={`${id}-note`}
                label={t('redaction.blocks.footnote.text')}
                hint={t('redaction.blocks.footnote.hint')}
                rows={4}
                limit={blockLimits.footnote}
                value={text}
                readOnly={!editor.isEditable}
                onChange={(event) => updateAttributes({ text: event.target.value })}
              />
              <div className="mt-3">
                <Button onClick={() => change(false)}>{t('redaction.blocks.footnote.done')}</Button>
              </div>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </NodeViewWrapper>
  )
}
