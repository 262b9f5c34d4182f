'use client'

import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import { useDragItem, useDropZone } from './drag.ts'
import { PlaceMenu } from './place-menu.client.tsx'
import { numberOf, placeOf, roomOf, step, storiesIn, withdraw, type Zone } from './placing.ts'
import { Grip, SmallButton } from './small-button.tsx'
import { StoryFacts } from './story-facts.tsx'
import type { Desk } from './use-front-desk.ts'

type Props = {
  zone: Zone
  desk: Desk
  /** Off where its name stands right above. */
  hasTitle?: boolean
}

/** A few places of the page in their order, and what the rule does with those that are open. */
export function ZoneList({ zone, desk, hasTitle = true }: Props) {
  const t = useTranslations()
  const ref = useRef<HTMLElement>(null)
  const stories = storiesIn(desk.layout, zone)
  const room = roomOf(desk.layout, zone)
  const isOver = useDropZone(ref, zone, stories.length)
  const id = `zone-${zone.replace(':', '-')}`
  return (
    <section
      ref={ref}
      aria-labelledby={id}
      data-zone={zone}
      className={classNames('pb-3', hasTitle && 'border-t border-ink pt-2', isOver && 'bg-wash')}
    >
      <div className={hasTitle ? 'flex items-baseline justify-between gap-3' : 'sr-only'}>
        <h3 id={id} className="font-semibold">
          {desk.names(zone)}
        </h3>
        <span className="text-13 text-ink-2">{t('front.zone_room', { count: room })}</span>
      </div>
      {stories.length > 0 ? (
        <ol className="mt-1">
          {stories.map((story, at) => (
            <Row key={story} id={story} zone={zone} at={at} desk={desk} />
          ))}
        </ol>
      ) : null}
      <p className="mt-1 text-13 leading-5 text-ink-2">
        {stories.length === 0
          ? t('front.zone_empty')
          : zone !== 'linked' && stories.length < room
            ? t('front.zone_rest', { count: room - stories.length })
            : null}
      </p>
    </section>
  )
}

function Row({ id, zone, at, desk }: { id: string; zone: Zone; at: number; desk: Desk }) {
  const t = useTranslations()
  const ref = useRef<HTMLLIElement>(null)
  const side = useDragItem(ref, { kind: 'story', id }, { kind: 'story', zone, at })
  const { layout, isFrontPage } = desk
  const story = desk.stories.get(id)
  const title = story?.title || t('front.untitled')
  const up = step(layout, id, -1, isFrontPage)
  const down = step(layout, id, 1, isFrontPage)
  return (
    <li
      ref={ref}
      data-story={id}
      className={classNames(
        'flex cursor-grab flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule py-1.5',
        side === 'before' && 'shadow-[inset_0_2px_0_var(--color-accent)]',
        side === 'behind' && 'shadow-[inset_0_-2px_0_var(--color-accent)]',
      )}
    >
      <Grip />
      <span className="w-4 text-center text-13 text-ink-2 tabular-nums" aria-hidden="true">
        {numberOf(layout, zone, at)}
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-serif text-16 leading-5 font-semibold [overflow-wrap:anywhere]">{title}</p>
        <StoryFacts story={story} timeZone={desk.timeZone} />
      </div>
      <div className="ml-auto flex items-center">
        <SmallButton
          icon="up"
          data-act="up"
          label={t('front.up', { title })}
          disabled={up === layout}
          onClick={() => desk.moved(id, up, 'up')}
        />
        <SmallButton
          icon="down"
          data-act="down"
          label={t('front.down', { title })}
          disabled={down === layout}
          onClick={() => desk.moved(id, down, 'down')}
        />
        <PlaceMenu
          id={id}
          title={title}
          layout={layout}
          isFrontPage={isFrontPage}
          names={desk.names}
          onPlace={(to, index) => desk.place(id, to, index)}
        />
        <SmallButton
          icon="remove"
          label={t('front.remove', { title })}
          onClick={() => {
            const next = placeOf(layout, id, isFrontPage)
            desk.removed(id, withdraw(layout, id), next?.zone ?? zone)
          }}
        />
      </div>
    </li>
  )
}
