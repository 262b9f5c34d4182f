'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { controlClass, describedBy, Field } from '#components/ui/field.tsx'
import { positionOf } from '#domain/media/focus.ts'
import type { LibraryPicture } from '#domain/media/library.ts'
import { pictureSource } from './picture-library.ts'
import type { Library } from './use-library.ts'

type Props = {
  id: string
  library: Library
  search: RefObject<HTMLInputElement | null>
  /** Ids, in the order in which they were marked. */
  taken: readonly string[]
  most: number
  isOne: boolean
  onMark: (picture: LibraryPicture, isTaken: boolean) => void
}

/** The search and what it found: a box to tick each, or one of them to choose. */
export function LibraryGrid({ id, library, search, taken, most, isOne, onMark }: Props) {
  const t = useTranslations()
  const { pictures, state, q } = library
  const list = useRef<HTMLUListElement>(null)
  const seen = useRef(0)
  // « Voir plus » leads on to the first of those that came, and not back to the top.
  useEffect(() => {
    const [before, isGrown] = [seen.current, pictures.length > seen.current && seen.current > 0]
    seen.current = pictures.length
    if (isGrown && document.activeElement === document.body)
      list.current?.querySelectorAll<HTMLElement>('input')[before]?.focus()
  }, [pictures])
  const hint = t('pictures.library_hint')
  return (
    <>
      <Field id={`${id}-search`} label={t('pictures.library_search')} hint={hint}>
        <input
          {...describedBy({ id: `${id}-search`, hint })}
          ref={search}
          type="search"
          autoComplete="off"
          value={q}
          maxLength={200}
          className={controlClass}
          onChange={(event) => library.search(event.target.value)}
          // Of no form: it searches while one types, and Enter must not take what is marked already.
          form=""
        />
      </Field>
      <p role="status" className="mt-2 min-h-5 text-13 leading-5 text-ink-2">
        {state === 'failed'
          ? t('pictures.library_failed')
          : state === 'asking'
            ? ''
            : pictures.length > 0
              ? t(library.hasMore ? 'pictures.library_newest' : 'pictures.library_found', {
                  count: pictures.length,
                })
              : t(q === '' ? 'pictures.library_empty' : 'pictures.library_none')}
      </p>
      <ul
        ref={list}
        aria-label={t('pictures.library_list')}
        className="mt-1 grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-3 md:grid-cols-4"
      >
        {pictures.map((picture) => {
          const place = taken.indexOf(picture.id)
          return (
            <Item
              key={picture.id}
              name={`${id}-picture`}
              picture={picture}
              place={place === -1 ? null : place + 1}
              isOne={isOne}
              isClosed={!isOne && place === -1 && taken.length >= most}
              onMark={onMark}
            />
          )
        })}
      </ul>
      {library.hasMore && state !== 'failed' ? (
        <Button className="mt-4 w-full" aria-disabled={state === 'asking'} onClick={library.more}>
          {t('pictures.library_more')}
        </Button>
      ) : null}
    </>
  )
}

function Item({
  name,
  picture,
  place,
  isOne,
  isClosed,
  onMark,
}: {
  name: string
  picture: LibraryPicture
  /** Among those that are taken, from 1. */
  place: number | null
  isOne: boolean
  isClosed: boolean
  onMark: Props['onMark']
}) {
  const t = useTranslations()
  const words = picture.alt || picture.caption || picture.name
  return (
    <li>
      <label className="group block cursor-pointer has-disabled:cursor-not-allowed has-disabled:opacity-55">
        <span className="relative block outline-offset-2 group-has-checked:outline-3 group-has-checked:outline-accent">
          {/* biome-ignore lint/performance/noImgElement: variants are made at upload, there is no optimizer. */}
          <img
            {...pictureSource(picture)}
            sizes="(width >= 768px) 200px, 45vw"
            alt=""
            loading="lazy"
            draggable={false}
            className="aspect-3/2 w-full bg-wash object-cover"
            style={{ objectPosition: positionOf(picture.focus) }}
          />
          <span className="absolute top-0 left-0 flex size-11 items-center justify-center bg-paper md:size-8">
            <input
              type={isOne ? 'radio' : 'checkbox'}
              name={name}
              checked={place !== null}
              disabled={isClosed}
              onChange={(event) => onMark(picture, event.target.checked)}
              className="size-5 md:size-4"
            />
          </span>
          {place !== null && !isOne ? (
            <span
              aria-hidden="true"
              className="absolute right-0 bottom-0 min-w-8 bg-ink px-2 py-1 text-center text-13 leading-5 font-semibold text-paper tabular-nums"
            >
              {place}
            </span>
          ) : null}
        </span>
        <span className="mt-1.5 line-clamp-2 text-13 leading-5 font-semibold [overflow-wrap:anywhere]">
          {words}
        </span>
        <span className="line-clamp-2 text-13 leading-5 text-ink-2 [overflow-wrap:anywhere]">
          {picture.shownIn
            ? t('pictures.library_shown_in', { title: picture.shownIn })
            : t('pictures.library_unpublished')}
        </span>
      </label>
    </li>
  )
}
