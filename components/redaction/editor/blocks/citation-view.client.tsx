'use client'

import type { NodeViewProps } from '@tiptap/react'
import { type KeyboardEvent, useContext, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { TextArea, TextField } from '#components/ui/field.tsx'
import { isHeld } from '#components/ui/held-key.ts'
import { errorMessage } from '#contract/i18n/error-message.ts'
import { blockLimits, type Citation as CitationNode } from '#domain/articles/document.ts'
import { readCitation } from '#domain/citations/actions.ts'
import { isBlank } from '#lib/text.ts'
import { PictureLibrary, pictureSource } from '../pictures/picture-library.ts'
import { BlockFrame, blockButton } from './block-frame.client.tsx'
import { DeskBlocksContext } from './desk-blocks.ts'

type Attributes = CitationNode['attrs']
type State = { kind: 'idle' } | { kind: 'asking' } | { kind: 'done' } | { kind: 'failed'; problem: string }

/** What is kept of a video or a post: asked for once by its address, then words like all others. */
export function CitationView(view: NodeViewProps) {
  const t = useTranslations()
  const id = useId()
  const { onPicture } = useContext(DeskBlocksContext)
  const attrs = view.node.attrs as Attributes
  const readOnly = !view.editor.isEditable
  const [state, setState] = useState<State>({ kind: 'idle' })

  async function ask() {
    if (state.kind === 'asking') return
    setState({ kind: 'asking' })
    const answer = await readCitation({ url: attrs.url }).catch(() => ({
      ok: false as const,
      code: 'site.unavailable' as const,
      values: {},
    }))
    if (!answer.ok) {
      setState({ kind: 'failed', problem: errorMessage(t, answer.code, answer.values) })
      return
    }
    if (view.editor.isDestroyed || view.getPos() === undefined) return
    if (answer.data.picture) onPicture(answer.data.picture)
    view.updateAttributes(answer.data.attrs)
    setState({ kind: 'done' })
  }
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!isHeld(event)) void ask()
  }
  const field = (name: 'title' | 'text' | 'author' | 'date') => ({
    id: `${id}-${name}`,
    value: attrs[name],
    readOnly,
    onChange: (event: { target: { value: string } }) => view.updateAttributes({ [name]: event.target.value }),
  })
  return (
    <BlockFrame view={view} name={t('citations.name')} className="citation">
      <div contentEditable={false} className="font-sans text-14 leading-5 hyphens-manual">
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-64">
            <TextField
              id={`${id}-url`}
              label={t('citations.url')}
              type="url"
              autoComplete="off"
              placeholder="https://"
              value={attrs.url}
              readOnly={readOnly}
              limit={blockLimits.citationUrl}
              onKeyDown={onEnter}
              onChange={(event) => {
                setState({ kind: 'idle' })
                view.updateAttributes({ url: event.target.value.trim() })
              }}
            />
          </div>
          {readOnly ? null : (
            <Button onClick={() => void ask()} disabled={isBlank(attrs.url) || state.kind === 'asking'}>
              {t('citations.read')}
            </Button>
          )}
        </div>
        <p className="mt-1 text-13 text-ink-2">{t('citations.urlHint')}</p>
        <p role="status" className="text-13">
          {state.kind === 'asking'
            ? t('citations.reading')
            : state.kind === 'done'
              ? t('citations.done')
              : ''}
        </p>
        {state.kind === 'failed' ? (
          <p role="alert" className="text-13 font-semibold text-bad">
            {state.problem}
          </p>
        ) : null}
        {attrs.url === '' ? null : (
          <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2">
            {attrs.mediaId === '' ? null : (
              <CitedPicture
                mediaId={attrs.mediaId}
                onRemove={readOnly ? null : () => view.updateAttributes({ mediaId: '' })}
              />
            )}
            <div className="sm:col-span-2">
              <TextField {...field('title')} label={t('citations.title')} limit={blockLimits.line} />
            </div>
            <div className="sm:col-span-2">
              <TextArea
                {...field('text')}
                label={t('citations.text')}
                rows={4}
                limit={blockLimits.citation}
              />
            </div>
            <TextField {...field('author')} label={t('citations.author')} limit={blockLimits.line} />
            <TextField {...field('date')} label={t('citations.date')} type="date" />
            {isBlank(attrs.title) && isBlank(attrs.text) ? (
              <p className="text-13 text-ink-2 sm:col-span-2">{t('citations.nothing')}</p>
            ) : null}
          </div>
        )}
      </div>
    </BlockFrame>
  )
}

function CitedPicture({ mediaId, onRemove }: { mediaId: string; onRemove: (() => void) | null }) {
  const t = useTranslations()
  const picture = useContext(PictureLibrary)[mediaId]
  return (
    <div className="sm:col-span-2">
      {picture ? (
        // biome-ignore lint/performance/noImgElement: variants are made at upload, there is no optimizer.
        <img
          {...pictureSource(picture)}
          width={picture.width}
          height={picture.height}
          alt={t('citations.picture')}
          draggable={false}
          className="h-auto w-full max-w-80"
        />
      ) : (
        <p className="border border-rule p-4 text-ink-2">{t('citations.pictureUnknown')}</p>
      )}
      {onRemove ? (
        <button type="button" className={blockButton} onClick={onRemove}>
          {t('citations.removePicture')}
        </button>
      ) : null}
    </div>
  )
}
