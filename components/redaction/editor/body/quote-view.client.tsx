'use client'

import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { useTranslations } from 'use-intl'
import { isHeld } from '#components/ui/held-key.ts'
import { focusBody } from './focus-body.ts'

/** A quotation as readers see it, with the field for who said it under the words. */
export function QuoteView({ node, updateAttributes, editor }: NodeViewProps) {
  const t = useTranslations()
  const isPull = node.type.name === 'pullQuote'
  return (
    <NodeViewWrapper as={isPull ? 'aside' : 'blockquote'} className={isPull ? 'pull-quote' : undefined}>
      <NodeViewContent className="quote-words" />
      <span
        contentEditable={false}
        className="attribution flex items-baseline gap-1 font-normal tracking-normal"
      >
        <span aria-hidden="true">—</span>
        <input
          value={node.attrs.attribution ?? ''}
          onChange={(event) => updateAttributes({ attribution: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault()
              if (!isHeld(event)) focusBody(editor)
            }
          }}
          readOnly={!editor.isEditable}
          maxLength={500}
          aria-label={t('redaction.quote.attribution')}
          placeholder={t('redaction.quote.attributionPlaceholder')}
          className="min-h-7 w-full bg-transparent text-14 text-ink placeholder:text-ink-2"
        />
      </span>
    </NodeViewWrapper>
  )
}
