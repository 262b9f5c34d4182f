'use client'

import { type FormEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { controlClass } from '#components/ui/field.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { findStories } from '#domain/front/actions.ts'
import type { FrontStory } from '#domain/front/view.ts'
import { useDragItem } from './drag.ts'
import { PlaceMenu } from './place-menu.client.tsx'
import { placeOf } from './placing.ts'
import { Grip } from './small-button.tsx'
import { StoryFacts } from './story-facts.tsx'
import type { Desk } from './use-front-desk.ts'

/** Stories to take from: the newest, or those that a search finds. */
export function Finder({ desk, pageId, offered }: { desk: Desk; pageId: string; offered: FrontStory[] }) {
  const t = useTranslations()
  // Sent before React listens, the form would load the page again.
  const isReady = useHydrated()
  const [found, setFound] = useState(offered)
  const [isBusy, setBusy] = useState(false)
  const [hasFailed, setFailed] = useState(false)

  async function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const q = String(new FormData(event.currentTarget).get('q') ?? '')
    setBusy(true)
    const answer = await findStories({ pageId, q }).catch(() => null)
    setBusy(false)
    setFailed(!answer?.ok)
    if (!answer?.ok) return
    setFound(answer.data)
    desk.know(answer.data)
  }

  return (
    <section
      aria-labelledby="front-find"
      className="min-w-0 lg:sticky lg:top-18 lg:flex lg:max-h-[calc(100dvh-5.5rem)] lg:flex-col lg:self-start"
    >
      <h2 id="front-find" tabIndex={-1} className="border-t-4 border-ink pt-2 font-semibold">
        {t('front.find')}
      </h2>
      <search>
        <form onSubmit={search} className="mt-2">
          <label htmlFor="front-search" className="text-14 font-semibold">
            {t('front.find_label')}
          </label>
          <div className="mt-1 flex gap-2">
            <input
              id="front-search"
              name="q"
              type="search"
              autoComplete="off"
              maxLength={120}
              aria-describedby="front-search-hint"
              className={controlClass}
            />
            <Button type="submit" disabled={isBusy || !isReady}>
              {t('front.find_go')}
            </Button>
          </div>
          <p id="front-search-hint" className="mt-1 text-13 text-ink-2">
            {t('front.find_hint')}
          </p>
        </form>
      </search>
      {hasFailed ? (
        <Notice tone="bad" className="mt-2">
          {t('front.find_failed')}
        </Notice>
      ) : null}
      {found.length === 0 ? (
        <p className="mt-3 text-14 text-ink-2">{t('front.find_none')}</p>
      ) : (
        <ul className="mt-2 max-h-96 min-h-0 overflow-y-auto lg:max-h-none lg:flex-1" data-finder="">
          {found.map((story) => (
            <Found key={story.id} story={story} desk={desk} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Found({ story, desk }: { story: FrontStory; desk: Desk }) {
  const t = useTranslations()
  const ref = useRef<HTMLLIElement>(null)
  useDragItem(ref, { kind: 'story', id: story.id }, null)
  const { layout, isFrontPage } = desk
  const isPlaced = placeOf(layout, story.id, isFrontPage) !== null
  const title = story.title || t('front.untitled')
  return (
    <li
      ref={ref}
      className="flex cursor-grab flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule py-1.5"
    >
      <Grip />
      <div className="min-w-0 flex-1 basis-48">
        <p className={classNames('text-14 leading-5 [overflow-wrap:anywhere]', !isPlaced && 'font-semibold')}>
          {title}
          {isPlaced ? <span className="text-ink-2"> ({t('front.find_placed')})</span> : null}
        </p>
        <StoryFacts story={story} timeZone={desk.timeZone} />
      </div>
      <div className="ml-auto">
        <PlaceMenu
          id={story.id}
          title={title}
          layout={layout}
          isFrontPage={isFrontPage}
          names={desk.names}
          onPlace={(zone, at) => {
            desk.know([story])
            desk.place(story.id, zone, at)
          }}
        />
      </div>
    </li>
  )
}
