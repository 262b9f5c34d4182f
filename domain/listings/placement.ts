/** Lists an article stands on, by slug: what its invalidations must name. */
export type Placement = { id: string; sections: string[]; topics: string[]; bylines: string[] }

/** Before and after a change: lists that an article leaves go stale too. */
export function bothPlacements(before: Placement, after: Placement): Placement {
  return {
    id: after.id,
    sections: [...before.sections, ...after.sections],
    topics: [...before.topics, ...after.topics],
    bylines: [...before.bylines, ...after.bylines],
  }
}

export function isSamePlacement(before: Placement, after: Placement): boolean {
  const names = ({ sections, topics, bylines }: Placement) =>
    JSON.stringify([sections, topics, bylines].map((slugs) => slugs.toSorted()))
  return names(before) === names(after)
}
