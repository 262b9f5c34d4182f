'use client'

import type { NodeViewProps } from '@tiptap/react'
import { useContext, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { TextField } from '#components/ui/field.tsx'
import { findMentions } from '#domain/articles/actions.ts'
import { blockLimits } from '#domain/articles/document.ts'
import type { Mention } from '#domain/articles/view.ts'
import { BlockFrame, blockButton } from './block-frame.client.tsx'
import { DeskBlocksContext } from './desk-blocks.ts'

/** A pause in typing after which it is worth asking. */
const searchDelay = 250

type Article = { id: string; title: string }
type Found = { kind: 'idle' } | { kind: 'found'; articles: Mention[] } | { kind: 'failed' }

/** The articles by the titles that readers see, and a search for others. */
export function ReadAlsoView(view: NodeViewProps) {
  const t = useTranslations()
  const { mentions, onMention } = useContext(DeskBlocksContext)
  const articles = view.node.attrs.articles as Article[]
  const isFull = articles.length >= blockLimits.readAlso
  return (
    <BlockFrame view={view} name={t('redaction.blocks.readAlso.name')}>
      <div contentEditable={false} className="read-also">
        <p className="block-title">{t('article.related')}</p>
        {articles.length > 0 ? (
          <ul>
            {articles.map((article) => {
              const seen = mentions[article.id]
              const title = seen?.title ?? article.title
              return (
                <li key={article.id}>
                  {title}
                  {seen ? null : (
                    <span className="block font-sans text-13 font-normal text-ink-2">
                      {t('redaction.blocks.readAlso.hidden')}
                    </span>
                  )}
                  {view.editor.isEditable ? (
                    <button
                      type="button"
                      className={`${blockButton} block font-sans !pl-0`}
                      aria-label={t('redaction.blocks.readAlso.remove', { title })}
                      onClick={() =>
                        view.updateAttributes({ articles: articles.filter(({ id }) => id !== article.id) })
                      }
                    >
                      {t('redaction.blocks.remove')}
                    </button>
                  ) : null}
                </li>
              )
            })}
          </ul>
        ) : (
          <p className="font-sans text-14 text-ink-2">{t('redaction.blocks.readAlso.empty')}</p>
        )}
        {!view.editor.isEditable ? null : isFull ? (
          <p className="font-sans text-14 text-ink-2">{t('redaction.blocks.readAlso.full')}</p>
        ) : (
          <ArticleSearch
            chosen={articles}
            onChoose={(mention) => {
              onMention(mention)
              view.updateAttributes({ articles: [...articles, { id: mention.id, title: mention.title }] })
            }}
          />
        )}
      </div>
    </BlockFrame>
  )
}

function ArticleSearch({
  chosen,
  onChoose,
}: {
  chosen: readonly Article[]
  onChoose: (mention: Mention) => void
}) {
  const t = useTranslations()
  const id = useId()
  const [q, setQ] = useState('')
  const [found, setFound] = useState<Found>({ kind: 'idle' })
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (q.trim() === '') return setFound({ kind: 'idle' })
    let isCurrent = true
    const ask = setTimeout(async () => {
      const answer = await findMentions({ q }).catch(() => null)
      // What was asked for before the last letter is no answer to it.
      if (!isCurrent) return
      setFound(answer?.ok ? { kind: 'found', articles: answer.data } : { kind: 'failed' })
    }, searchDelay)
    return () => {
      isCurrent = false
      clearTimeout(ask)
    }
  }, [q])
  const offered =
    found.kind === 'found' ? found.articles.filter((one) => !chosen.some((other) => other.id === one.id)) : []
  return (
    <div className="mt-2 font-sans text-14 leading-5 hyphens-manual">
      <TextField
        ref={input}
        id={`${id}-search`}
        label={t('redaction.blocks.readAlso.search')}
        type="search"
        autoComplete="off"
        value={q}
        maxLength={200}
        onChange={(event) => setQ(event.target.value)}
      />
      <p role="status" className="text-13 text-ink-2">
        {found.kind === 'failed'
          ? t('redaction.blocks.readAlso.failed')
          : found.kind === 'found' && offered.length === 0
            ? t('redaction.blocks.readAlso.none')
            : ''}
      </p>
      {offered.length > 0 ? (
        <ul aria-label={t('redaction.blocks.readAlso.results')} className="!mt-1">
          {offered.map((mention) => (
            <li key={mention.id} className="!font-normal">
              <button
                type="button"
                aria-label={t('redaction.blocks.readAlso.add', { title: mention.title })}
                className="min-h-9 w-full px-2 py-1.5 text-start hover:bg-wash"
                onClick={() => {
                  onChoose(mention)
                  setQ('')
                  input.current?.focus()
                }}
              >
                {mention.title} <span className="text-13 text-ink-2">{mention.section.name}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
