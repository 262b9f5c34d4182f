import { raw, z } from '#lib/schema.ts'

/** Lists an article stands on, by slug: what its events say, and its invalidations must name. */
export const placementSchema = z.object({
  id: raw(),
  /** Its own: the first part of its address. */
  sections: z.array(raw()),
  /** The sections that those stand under, whose lists hold it too. Events of earlier releases do not say. */
  parents: z.array(raw()).optional(),
  topics: z.array(raw()),
  bylines: z.array(raw()),
  /** Articles whose pages lead to it: where it was chosen by hand, and its neighbours in the section. */
  around: z.array(raw()).optional(),
  /** Its day in the archive by the newsroom's calendar, `2026-11-28`; none while it has no hour. Events of earlier releases do not say. */
  days: z.array(raw()).optional(),
  /** The groups of its translations, and the days of those that readers see: their pages and maps lead to it. */
  translations: z.object({ groups: z.array(raw()), days: z.array(raw()) }).optional(),
})
export type Placement = z.output<typeof placementSchema>

/** Before and after a change: lists that an article leaves go stale too. */
export function bothPlacements(before: Placement, after: Placement): Placement {
  return {
    id: after.id,
    sections: [...before.sections, ...after.sections],
    parents: [...new Set([...(before.parents ?? []), ...(after.parents ?? [])])],
    topics: [...before.topics, ...after.topics],
    bylines: [...before.bylines, ...after.bylines],
    around: [...new Set([...(before.around ?? []), ...(after.around ?? [])])],
    days: [...new Set([...(before.days ?? []), ...(after.days ?? [])])],
    ...translationsOfBoth(before, after),
  }
}

function translationsOfBoth(...placements: Placement[]): Pick<Placement, 'translations'> {
  const all = placements.flatMap(({ translations }) => translations ?? [])
  if (all.length === 0) return {}
  const both = (name: 'groups' | 'days') => [...new Set(all.flatMap((one) => one[name]))]
  return { translations: { groups: both('groups'), days: both('days') } }
}

export function isSamePlacement(before: Placement, after: Placement): boolean {
  const names = ({ sections, topics, bylines }: Placement) =>
    JSON.stringify([sections, topics, bylines].map((slugs) => slugs.toSorted()))
  return names(before) === names(after)
}

/** The sections whose lists hold it. */
export const sectionLists = ({
  sections,
  parents = [],
}: Pick<Placement, 'sections' | 'parents'>): string[] => [...sections, ...parents]
