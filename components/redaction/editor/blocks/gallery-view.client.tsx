'use client'

import type { NodeViewProps } from '@tiptap/react'
import { type CSSProperties, useContext, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { blockLimits, type PictureAttributes } from '#domain/articles/document.ts'
import type { LibraryPicture } from '#domain/media/library.ts'
import { LibraryDialog } from '../pictures/library-dialog.client.tsx'
import { PictureFields } from '../pictures/picture-fields.client.tsx'
import { PictureLibrary, pictureSource } from '../pictures/picture-library.ts'
import { viewOf } from '../pictures/taken-picture.ts'
import { pictureTypes, uploadPicture } from '../pictures/upload-picture.ts'
import { WithdrawPicture } from '../pictures/withdraw-picture.client.tsx'
import { BlockFrame, blockButton } from './block-frame.client.tsx'
import { DeskBlocksContext } from './desk-blocks.ts'

/** The strip that readers draw along, each picture with its words below it. */
export function GalleryView(view: NodeViewProps) {
  const t = useTranslations()
  const { node, editor, updateAttributes } = view
  const library = useContext(PictureLibrary)
  const { onPicture } = useContext(DeskBlocksContext)
  const file = useRef<HTMLInputElement>(null)
  const [isChoosing, setChoosing] = useState(false)
  const [progress, setProgress] = useState('')
  const [problems, setProblems] = useState<string[]>([])
  const pictures = node.attrs.pictures as PictureAttributes[]
  const room = blockLimits.galleryPictures - pictures.length
  const set = (next: PictureAttributes[]) => updateAttributes({ pictures: next })

  /** One after the other, in the order they were chosen. What is refused says why, and keeps none of the others. */
  async function send(files: File[]) {
    setProblems([])
    const refused: string[] =
      files.length > room ? [t('redaction.blocks.gallery.full', { max: blockLimits.galleryPictures })] : []
    const added: PictureAttributes[] = []
    for (const one of files.slice(0, room)) {
      const answer = await uploadPicture(one, (share) =>
        setProgress(t('redaction.picture.sending', { name: one.name, percent: Math.round(share * 100) })),
      )
      if (!answer.ok) {
        const reason = errorMessage(t, answer.code, answer.values)
        refused.push(t('redaction.picture.failed', { name: one.name, reason }))
        continue
      }
      onPicture(answer.picture)
      const { id: mediaId, alt, caption, credit } = answer.picture
      added.push({ mediaId, alt, caption, credit })
    }
    setProgress('')
    setProblems(refused)
    append(added)
  }

  /** To the gallery as it is by now: somebody may have written captions meanwhile. */
  function append(added: PictureAttributes[]) {
    if (added.length === 0 || editor.isDestroyed) return
    const position = view.getPos()
    const now = position === undefined ? null : editor.state.doc.nodeAt(position)
    if (now?.type.name !== 'gallery') return
    const all = [...(now.attrs.pictures as PictureAttributes[]), ...added]
    set(all.slice(0, blockLimits.galleryPictures))
  }

  function take(chosen: LibraryPicture[]) {
    for (const picture of chosen) onPicture(viewOf(picture))
    append(chosen.map(({ id: mediaId, alt, caption, credit }) => ({ mediaId, alt, caption, credit })))
  }

  return (
    <BlockFrame
      view={view}
      name={t('redaction.blocks.gallery.name')}
      className="gallery"
      tools={
        <>
          <button
            type="button"
            className={blockButton}
            disabled={room <= 0 || progress !== ''}
            onClick={() => file.current?.click()}
          >
            {t('redaction.blocks.gallery.add')}
          </button>
          <button
            type="button"
            className={blockButton}
            disabled={room <= 0 || progress !== ''}
            onClick={() => setChoosing(true)}
          >
            {t('pictures.library_open')}
          </button>
        </>
      }
    >
      <div contentEditable={false}>
        <LibraryDialog open={isChoosing} onOpenChange={setChoosing} room={Math.max(0, room)} onTake={take} />
        <p className="gallery-count">{t('redaction.blocks.gallery.count', { count: pictures.length })}</p>
        <input
          ref={file}
          type="file"
          accept={pictureTypes.join(',')}
          multiple
          hidden
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            void send([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        {pictures.length > 0 ? (
          <ul>
            {pictures.map((picture, index) => (
              <GalleryItem
                // biome-ignore lint/suspicious/noArrayIndexKey: a picture may stand in a gallery twice.
                key={index}
                picture={picture}
                index={index}
                id={`gallery-${view.getPos() ?? 0}-${index}`}
                source={library[picture.mediaId]}
                readOnly={!editor.isEditable}
                count={pictures.length}
                onChange={(change) =>
                  set(pictures.map((one, at) => (at === index ? { ...one, ...change } : one)))
                }
                onMove={(direction) => set(moved(pictures, index, direction))}
                onRemove={() => set(pictures.filter((_, at) => at !== index))}
              />
            ))}
          </ul>
        ) : null}
        <div role="status" className="font-sans text-13 leading-5 tabular-nums">
          {progress}
        </div>
        {problems.map((problem) => (
          <p key={problem} role="alert" className="font-sans text-13 leading-5 font-semibold text-bad">
            {problem}
          </p>
        ))}
      </div>
    </BlockFrame>
  )
}

function moved<T>(all: readonly T[], index: number, direction: -1 | 1): T[] {
  const next = [...all]
  const [one] = next.splice(index, 1)
  if (one !== undefined) next.splice(index + direction, 0, one)
  return next
}

function GalleryItem({
  picture,
  index,
  id,
  source,
  readOnly,
  count,
  onChange,
  onMove,
  onRemove,
}: {
  picture: PictureAttributes
  index: number
  id: string
  source: Parameters<typeof pictureSource>[0] | undefined
  readOnly: boolean
  count: number
  onChange: (change: Partial<PictureAttributes>) => void
  onMove: (direction: -1 | 1) => void
  onRemove: () => void
}) {
  const t = useTranslations()
  return (
    <li
      aria-label={t('redaction.blocks.gallery.photo', { number: index + 1 })}
      style={{ '--ratio': 1.5 } as CSSProperties}
    >
      {source ? (
        // biome-ignore lint/performance/noImgElement: variants are made at upload, there is no optimizer.
        <img
          {...pictureSource(source)}
          width={source.width}
          height={source.height}
          alt={picture.alt}
          draggable={false}
          className="aspect-3/2 w-full bg-wash object-contain"
        />
      ) : (
        <p className="border border-rule p-4 font-sans text-14 text-ink-2">
          {t('redaction.picture.unknown')}
        </p>
      )}
      <div className="mt-3 font-sans text-14 leading-5 hyphens-manual">
        <PictureFields id={id} words={picture} readOnly={readOnly} onChange={onChange} />
        {readOnly ? null : (
          <div className="mt-1 flex flex-wrap gap-x-2">
            <button type="button" className={blockButton} disabled={index === 0} onClick={() => onMove(-1)}>
              {t('redaction.blocks.gallery.earlier')}
            </button>
            <button
              type="button"
              className={blockButton}
              disabled={index === count - 1}
              onClick={() => onMove(1)}
            >
              {t('redaction.blocks.gallery.later')}
            </button>
            <button type="button" className={blockButton} onClick={onRemove}>
              {t('redaction.blocks.gallery.remove')}
            </button>
            <WithdrawPicture mediaId={picture.mediaId} onDone={onRemove} />
          </div>
        )}
      </div>
    </li>
  )
}
