const connections = 40
/** Requests a second. */
const rate = 200
export const crowdSize = { connections, every: (connections / rate) * 1_000 }

/** A day's readers: mostly pages we have, many of which they have too; some that must be rendered. */
export const shares = {
  cached: 51,
  revisit: 20,
  feed: 8,
  asset: 12,
  render: 6,
  unknown: 2,
  comment: 1,
} as const

/** What stands at the address of an article that is taken down for a while, and what its comments are told. */
export const takenDown = { cached: '410', revisit: '410', render: '410', comment: '404' } as const
