/** Lists an article stands on, by slug: what its invalidations must name. */
export type Placement = { id: string; sections: string[]; topics: string[]; authors: string[] }

/** Before and after a change: lists that an article leaves go stale too. */
export function bothPlacements(before: Placement, after: Placement): Placement {
  return {
    id: after.id,
    sections: [...before.sections, ...after.sections],
    topics: [...before.topics, ...after.topics],
    authors: [...before.authors, ...after.authors],
  }
}

export function isSamePlacement(before: Placement, after: Placement): boolean {
  const names = ({ sections, topics, authors }: Placement) =>
    JSON.stringify([sections, topics, authors].map((slugs) => slugs.toSorted()))
  return names(before) === names(after)
}
