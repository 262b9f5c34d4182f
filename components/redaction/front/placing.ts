import type { LeadKind } from '#domain/articles/view.ts'
import { type FrontLayout, frontLimits, leadRoom } from '#domain/front/front.ts'

/** A list of places: the lead, those beside it, the row, and the stories of one section's block. */
export type Zone = 'leads' | 'linked' | 'seconds' | 'row' | `block:${string}`

const blockOf = (zone: Zone): string | null => (zone.startsWith('block:') ? zone.slice(6) : null)

/** The zones that the page shows, from the top. */
export function zonesOf(layout: FrontLayout, isFrontPage: boolean): Zone[] {
  const blocks = layout.blocks.filter(({ isShown }) => isShown)
  return [
    'leads',
    ...(layout.kind === 'report' ? (['linked'] as const) : []),
    'seconds',
    ...(isFrontPage ? ['row' as const, ...blocks.map(({ sectionId }) => `block:${sectionId}` as const)] : []),
  ]
}

export function storiesIn(layout: FrontLayout, zone: Zone): string[] {
  const sectionId = blockOf(zone)
  if (sectionId === null) return layout[zone as 'leads' | 'linked' | 'seconds' | 'row']
  return layout.blocks.find((block) => block.sectionId === sectionId)?.stories ?? []
}

export function roomOf(layout: FrontLayout, zone: Zone): number {
  if (zone === 'leads') return leadRoom(layout)
  return blockOf(zone) === null ? frontLimits[zone as 'linked' | 'seconds' | 'row'] : frontLimits.block
}

/** What a place is called: of two equals, the one that is placed is the second where the rule chooses the first. */
export const numberOf = (layout: FrontLayout, zone: Zone, at: number): number =>
  at + 1 + (zone === 'leads' && layout.isLeadOpen ? 1 : 0)

function withStories(layout: FrontLayout, zone: Zone, stories: string[]): FrontLayout {
  const sectionId = blockOf(zone)
  if (sectionId === null) return { ...layout, [zone]: stories }
  const blocks = layout.blocks.map((block) => (block.sectionId === sectionId ? { ...block, stories } : block))
  return { ...layout, blocks }
}

const allZones = (layout: FrontLayout): Zone[] => [
  'leads',
  'linked',
  'seconds',
  'row',
  ...layout.blocks.map(({ sectionId }) => `block:${sectionId}` as const),
]

/** Out of its place, and back to the rule. */
export function withdraw(layout: FrontLayout, id: string): FrontLayout {
  return allZones(layout).reduce((changed, zone) => {
    const stories = storiesIn(changed, zone)
    return stories.includes(id)
      ? withStories(
          changed,
          zone,
          stories.filter((other) => other !== id),
        )
      : changed
  }, layout)
}

/** Into a place, and out of the one it had. Where there is no more room, the last story goes back to the rule. */
export function place(layout: FrontLayout, id: string, zone: Zone, at: number): FrontLayout {
  const without = withdraw(layout, id)
  const stories = storiesIn(without, zone).toSpliced(at, 0, id)
  return withStories(without, zone, stories.slice(0, roomOf(layout, zone)))
}

/** Where a story stands among the zones that are shown. */
export function placeOf(
  layout: FrontLayout,
  id: string,
  isFrontPage: boolean,
): { zone: Zone; at: number } | null {
  for (const zone of zonesOf(layout, isFrontPage)) {
    const at = storiesIn(layout, zone).indexOf(id)
    if (at !== -1) return { zone, at }
  }
  return null
}

/**
 * One place up or down. At the end of its zone it goes on into the next one; where that is full, the two stories at the
 * border change places, so that nothing falls out.
 */
export function step(layout: FrontLayout, id: string, by: -1 | 1, isFrontPage: boolean): FrontLayout {
  const from = placeOf(layout, id, isFrontPage)
  if (!from) return layout
  const stories = storiesIn(layout, from.zone)
  const to = from.at + by
  if (to >= 0 && to < stories.length) {
    const moved = stories.filter((other) => other !== id).toSpliced(to, 0, id)
    return withStories(layout, from.zone, moved)
  }
  const zones = zonesOf(layout, isFrontPage)
  const next = zones[zones.indexOf(from.zone) + by]
  if (!next) return layout
  const beyond = storiesIn(layout, next)
  const isFull = beyond.length >= roomOf(layout, next)
  const edge = by === -1 ? beyond.length : 0
  if (!isFull) return place(layout, id, next, edge)
  const other = by === -1 ? beyond.at(-1)! : beyond[0]!
  const swap = (list: string[], out: string, into: string) => list.map((one) => (one === out ? into : one))
  return withStories(withStories(layout, next, swap(beyond, other, id)), from.zone, swap(stories, id, other))
}

/** Another way to open the page. A lead that has no place any more is the first of those beside it. */
export function openWith(layout: FrontLayout, kind: LeadKind): FrontLayout {
  const opened = { ...(kind === 'equal' ? layout : leaveLead(layout, false)), kind }
  const room = leadRoom(opened)
  const surplus = layout.leads.slice(room)
  const changed = { ...opened, leads: layout.leads.slice(0, room) }
  return { ...changed, seconds: [...surplus, ...layout.seconds].slice(0, frontLimits.seconds) }
}

/** The first of two equals is left to the rule, or taken back from it. Of two that are placed, the second keeps its place. */
export function leaveLead({ isLeadOpen: _, ...layout }: FrontLayout, isLeft: boolean): FrontLayout {
  return isLeft ? { ...layout, isLeadOpen: true, leads: layout.leads.slice(-1) } : layout
}

export function moveBlock(layout: FrontLayout, sectionId: string, by: -1 | 1): FrontLayout {
  const from = layout.blocks.findIndex((block) => block.sectionId === sectionId)
  return moveBlockTo(layout, sectionId, from + by)
}

export function moveBlockTo(layout: FrontLayout, sectionId: string, to: number): FrontLayout {
  const block = layout.blocks.find((one) => one.sectionId === sectionId)
  if (!block || to < 0 || to >= layout.blocks.length) return layout
  return { ...layout, blocks: layout.blocks.filter((one) => one !== block).toSpliced(to, 0, block) }
}

/** The stories of a section that is put away go back to the rule. */
export function showBlock(layout: FrontLayout, sectionId: string, isShown: boolean): FrontLayout {
  const blocks = layout.blocks.map((block) =>
    block.sectionId === sectionId ? { ...block, isShown, stories: isShown ? block.stories : [] } : block,
  )
  return { ...layout, blocks }
}

/** With a block for each section: those that nobody ordered yet stand last, in the order of the masthead. */
export function withAllBlocks(layout: FrontLayout, sectionIds: readonly string[]): FrontLayout {
  const known = layout.blocks.filter(({ sectionId }) => sectionIds.includes(sectionId))
  const missing = sectionIds.filter((id) => !known.some(({ sectionId }) => sectionId === id))
  return {
    ...layout,
    blocks: [...known, ...missing.map((sectionId) => ({ sectionId, stories: [], isShown: true }))],
  }
}
