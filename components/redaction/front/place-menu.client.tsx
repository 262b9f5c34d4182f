'use client'

import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem } from '#components/ui/menu.client.tsx'
import type { FrontLayout } from '#domain/front/front.ts'
import { numberOf, placeOf, roomOf, storiesIn, type Zone, zonesOf } from './placing.ts'
import type { ZoneNames } from './zone-names.ts'

type Props = {
  id: string
  title: string
  layout: FrontLayout
  isFrontPage: boolean
  names: ZoneNames
  onPlace: (zone: Zone, at: number) => void
}

/** « Placer en… »: every place of the page, by name. What dragging does, for hands that do not drag. */
export function PlaceMenu({ id, title, layout, isFrontPage, names, onPlace }: Props) {
  const t = useTranslations()
  const here = placeOf(layout, id, isFrontPage)
  const places = zonesOf(layout, isFrontPage).flatMap((zone) => {
    const count = storiesIn(layout, zone).length + (here?.zone === zone ? 0 : 1)
    const open = Math.min(count, roomOf(layout, zone))
    return Array.from({ length: open }, (_, at) => ({ zone, at }))
  })
  return (
    <Menu
      trigger={
        <Button look="quiet" data-act="place" aria-label={t('front.place', { title })}>
          {t('front.place_short')}
        </Button>
      }
    >
      {places.map(({ zone, at }) => (
        <MenuItem
          key={`${zone} ${at}`}
          disabled={here?.zone === zone && here.at === at}
          onSelect={() => onPlace(zone, at)}
        >
          {t('front.place_at', { zone: names(zone), at: numberOf(layout, zone, at) })}
        </MenuItem>
      ))}
    </Menu>
  )
}
