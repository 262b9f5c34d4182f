import type { Translator } from '#contract/i18n/translator.ts'
import type { SectionView } from '#domain/sections/view.ts'
import type { Zone } from './placing.ts'

export type ZoneNames = (zone: Zone) => string

/** What each zone of a page is called. */
export function zoneNames(t: Translator, sections: readonly SectionView[]): ZoneNames {
  return (zone) => {
    if (zone === 'leads') return t('front.zone_leads')
    if (zone === 'linked') return t('front.zone_linked')
    if (zone === 'seconds') return t('front.zone_seconds')
    if (zone === 'row') return t('front.zone_row')
    const section = sections.find(({ id }) => `block:${id}` === zone)
    return t('front.zone_block', { section: section?.name ?? '' })
  }
}
