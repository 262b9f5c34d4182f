'use client'

import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { useContext, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import { moveBlock } from '../blocks/move-block.ts'
import { takeExpected } from '../pictures/focus-after-upload.ts'
import { PictureFields } from '../pictures/picture-fields.client.tsx'
import { PictureLibrary, pictureSource } from '../pictures/picture-library.ts'
import { WithdrawPicture } from '../pictures/withdraw-picture.client.tsx'

/** A picture in the text: the picture as readers see it, its words below, and its place in the order. */
export function PictureBlockView({
  node,
  updateAttributes,
  deleteNode,
  editor,
  getPos,
  selected,
}: NodeViewProps) {
  const t = useTranslations()
  const picture = useContext(PictureLibrary)[node.attrs.mediaId]
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takeExpected(node.attrs.mediaId)) words.current?.querySelector('input')?.focus()
  }, [node.attrs.mediaId])
  const move = (direction: -1 | 1) => {
    const position = getPos()
    if (position !== undefined) moveBlock(editor, position, direction)
  }
  const button =
    'min-h-11 px-2 text-13 font-semibold underline decoration-accent underline-offset-4 md:min-h-8'
  return (
    <NodeViewWrapper
      as="figure"
      data-drag-handle=""
      className={classNames(selected && 'outline-2 outline-offset-4 outline-accent')}
    >
      {picture ? (
        // biome-ignore lint/performance/noImgElement: variants are made at upload, there is no optimizer.
        <img
          {...pictureSource(picture)}
          width={picture.width}
          height={picture.height}
          alt={node.attrs.alt}
          draggable={false}
          className="h-auto w-full"
          // As readers will see it: never larger than it is.
          style={{ maxWidth: picture.width }}
        />
      ) : (
        <p className="border border-rule p-4 font-sans text-14 text-ink-2">
          {t('redaction.picture.unknown')}
        </p>
      )}
      <div ref={words} contentEditable={false} className="mt-3 font-sans text-14 leading-5 hyphens-manual">
        <PictureFields
          id={`picture-${getPos() ?? 0}`}
          words={{ alt: node.attrs.alt, caption: node.attrs.caption, credit: node.attrs.credit }}
          readOnly={!editor.isEditable}
          onChange={updateAttributes}
        />
        {editor.isEditable ? (
          <div className="mt-1 flex flex-wrap gap-x-2">
            <button type="button" className={button} onClick={() => move(-1)}>
              {t('redaction.picture.up')}
            </button>
            <button type="button" className={button} onClick={() => move(1)}>
              {t('redaction.picture.down')}
            </button>
            <button type="button" className={button} onClick={deleteNode}>
              {t('redaction.picture.remove')}
            </button>
            <WithdrawPicture mediaId={node.attrs.mediaId} onDone={deleteNode} />
          </div>
        ) : null}
      </div>
    </NodeViewWrapper>
  )
}
