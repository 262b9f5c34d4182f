import { type Container, enter, isList, type Kind } from './paste-blocks.ts'

type Place = { kind: Kind; within: readonly Container[]; attribution?: string }

/** What an element makes of the lines in it, and what they then stand in. */
export function placeOf(element: Element, { kind, within }: Place): Partial<Place> {
  switch (element.localName) {
    // The headline is the only first level: what was a document's title becomes a subheading.
    case 'h1':
    case 'h2':
      return { kind: 'h2' }
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return { kind: 'h3' }
    case 'blockquote':
      return { within: enter(within, { tag: 'blockquote', attribution: attributionOf(element) }) }
    case 'aside':
      return element.hasAttribute('data-pull-quote') && within.length === 0
        ? { kind: 'pull-quote', attribution: attributionOf(element) }
        : {}
    case 'ul':
    case 'menu':
    case 'dir':
      return { within: enter(within, { tag: 'ul' }) }
    case 'ol':
      return { within: enter(within, { tag: 'ol' }) }
    case 'li':
      return {
        within: enter(within.at(-1) && isList(within.at(-1)!) ? within : enter(within, strayList(element)), {
          tag: 'li',
        }),
      }
    default:
      return { kind }
  }
}

const strayLists = new WeakMap<Element, Container>()

/** An item without its list, as when the middle of one was copied: its neighbours are in the same. */
function strayList(item: Element): Container {
  const parent = item.parentElement ?? item
  const list = strayLists.get(parent) ?? { tag: 'ul' as const }
  strayLists.set(parent, list)
  return list
}

const attributionOf = (element: Element) => element.getAttribute('data-attribution') ?? ''
