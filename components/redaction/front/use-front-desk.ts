import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type FrontLayout, placedIds } from '#domain/front/front.ts'
import type { FrontDesk } from '#domain/front/view.ts'
import type { SectionView } from '#domain/sections/view.ts'
import { type Dragged, type Target, useDrops } from './drag.ts'
import { moveBlockTo, numberOf, place, placeOf, storiesIn, type Zone } from './placing.ts'
import { type Composition, useComposition } from './use-composition.ts'
import { type ZoneNames, zoneNames } from './zone-names.ts'

export type Desk = Composition & {
  isFrontPage: boolean
  names: ZoneNames
  timeZone: string
  /** What was done last, for those who do not see it move. */
  said: string
  say: (words: string) => void
  place: (id: string, zone: Zone, at: number) => void
  /** A story has made a step: the button that did it keeps the focus, wherever the story stands now. */
  moved: (id: string, next: FrontLayout, act: 'up' | 'down') => void
  removed: (id: string, next: FrontLayout, zone: Zone) => void
}

type Focus = { selector: string; otherwise: string }

/** The hands of the desk: what is done to a page, what is said about it, and where the focus goes. */
export function useFrontDesk(desk: FrontDesk, sections: readonly SectionView[], timeZone: string): Desk {
  const t = useTranslations()
  const isFrontPage = desk.section === null
  const composition = useComposition(
    desk,
    sections.map(({ id }) => id),
  )
  const { layout, stories, change } = composition
  const names = zoneNames(t, sections)
  const [said, say] = useState('')
  const focus = useRef<Focus | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a story that has moved is another element from then on
  useEffect(() => {
    if (!focus.current) return
    const { selector, otherwise } = focus.current
    focus.current = null
    const found = document.querySelector<HTMLElement>(selector)
    ;(found && !found.matches(':disabled') ? found : document.querySelector<HTMLElement>(otherwise))?.focus()
  }, [layout])

  const titleOf = (id: string) => stories.get(id)?.title || t('front.untitled')
  const rowOf = (id: string) => `[data-story="${id}"]`
  const placeWords = (id: string, next: FrontLayout): string => {
    const to = placeOf(next, id, isFrontPage)
    if (!to) return t('front.removed', { title: titleOf(id) })
    return t('front.placed', { title: titleOf(id), zone: names(to.zone), at: numberOf(next, to.zone, to.at) })
  }
  const changed = (id: string, next: FrontLayout) => {
    const pushed = placedIds(layout).find((other) => other !== id && !placedIds(next).includes(other))
    const words = [placeWords(id, next), pushed ? t('front.pushed', { title: titleOf(pushed) }) : '']
    say(words.filter(Boolean).join('. '))
    change(next)
  }
  const placeStory = (id: string, zone: Zone, at: number) => changed(id, place(layout, id, zone, at))

  useDrops((dragged: Dragged, target: Target) => {
    if (target.kind === 'block') {
      const from = layout.blocks.findIndex(({ sectionId }) => sectionId === dragged.id)
      change(moveBlockTo(layout, dragged.id, target.at > from ? target.at - 1 : target.at))
      return
    }
    // Its own place closes before the new one opens.
    const from = storiesIn(layout, target.zone).indexOf(dragged.id)
    placeStory(dragged.id, target.zone, from !== -1 && from < target.at ? target.at - 1 : target.at)
  })

  return {
    ...composition,
    isFrontPage,
    names,
    timeZone,
    said,
    say,
    place(id, zone, at) {
      focus.current = { selector: `${rowOf(id)} [data-act="place"]`, otherwise: rowOf(id) }
      placeStory(id, zone, at)
    },
    moved(id, next, act) {
      focus.current = {
        selector: `${rowOf(id)} [data-act="${act}"]`,
        otherwise: `${rowOf(id)} [data-act="place"]`,
      }
      changed(id, next)
    },
    removed(id, next, zone) {
      // The next one of its zone, or the search one takes stories from.
      focus.current = { selector: `[data-zone="${zone}"] [data-act="place"]`, otherwise: '#front-search' }
      changed(id, next)
    },
  }
}
