import type { Known, NavigationItem } from '#domain/navigation/navigation.ts'
import { pathName } from '#domain/sections/section.ts'

/** What can be linked to, with the names that it has today. */
export type Linkable = Pick<Known, 'sections' | 'topics' | 'pages' | 'words'>

/** The name of an item for who composes it; null: readers cannot see it any more. */
export function nameOf(item: NavigationItem, known: Linkable, allSections: string): string | null {
  switch (item.type) {
    case 'sections':
      return allSections
    case 'section': {
      const section = known.sections.find(({ id }) => id === item.id)
      return section ? pathName(known.sections, section) : null
    }
    case 'topic':
      return known.topics.find(({ id }) => id === item.id)?.name ?? null
    case 'page':
      return known.pages.find(({ id }) => id === item.id)?.title ?? null
    case 'owed':
      return known.words.owed[item.kind]
    case 'place':
      return known.words.places[item.name]
    case 'link':
      return item.label
  }
}

/** One text an item, for the list of what can be added and for telling two apart. */
export const keyOf = (item: NavigationItem): string => JSON.stringify(item)
