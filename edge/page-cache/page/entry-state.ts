/** Where the bytes of a page are. */
export type Place =
  /** Nowhere: there is no page, or there is none any more. The first state of every entry, and its last. */
  | 'absent'
  /** In memory, on its way to a disk that has nothing of it. It stays in memory until it is there. */
  | 'writing'
  /** In memory, on its way to a disk that has an older version. */
  | 'overwriting'
  /** In memory only: the disk has refused it, or it has no place there. */
  | 'unwritten'
  /** In memory, while the disk has an older version and has refused this one. */
  | 'behind'
  /** In memory, and the same bytes on disk. */
  | 'saved'
  /** On disk only. */
  | 'stored'
  /** Nobody may have it any more. It leaves the maps when there is time, and its files may linger. */
  | 'purged'

export type Freshness =
  | 'fresh'
  /** Something that it shows has changed. */
  | 'stale'
  /** So it has, but in what may wait for a reader: it is not rendered ahead for that. */
  | 'staleOnDemand'

export interface EntryState {
  readonly place: Place
  readonly freshness: Freshness
  /** What was changed may have ended its address: nobody is surprised when nothing stands here any more. */
  readonly mayEnd: boolean
}

export type EntryEvent =
  /** Found on disk at the start; `outdated` when another build has rendered it. */
  | { readonly type: 'recovered'; readonly outdated: boolean }
  /** Takes the place of what was here; `outdated` when something that it shows has changed since its render began. */
  | { readonly type: 'rendered'; readonly outdated: boolean }
  /** The disk has these very bytes now. */
  | { readonly type: 'written' }
  /** The disk failed half-way: what lies there fits nothing. A `refused` follows. */
  | { readonly type: 'broken' }
  /** The disk has not taken it, or is not asked to. */
  | { readonly type: 'refused' }
  /** On its way to disk once more. */
  | { readonly type: 'retried' }
  /** Read back from disk. */
  | { readonly type: 'loaded' }
  /** Memory is full. */
  | { readonly type: 'evicted' }
  /** Softly: old, and still good for a reader who would otherwise wait. */
  | { readonly type: 'invalidated'; readonly onDemand: boolean; readonly mayEnd: boolean }
  /** What lay on disk before a restart was old then. */
  | { readonly type: 'outdated' }
  /** Hard: nobody may have it from now on. */
  | { readonly type: 'purged' }
  /** It leaves the maps. */
  | { readonly type: 'dropped' }

type EventName = EntryEvent['type']

/** Whatever somebody may be given stays where it is. */
const held = {
  writing: 'writing',
  overwriting: 'overwriting',
  unwritten: 'unwritten',
  behind: 'behind',
  saved: 'saved',
  stored: 'stored',
} as const

/** Where each event leads from each place. What is not here cannot happen. */
const places: Readonly<Record<EventName, Partial<Readonly<Record<Place, Place>>>>> = {
  recovered: { absent: 'stored' },
  rendered: {
    absent: 'writing',
    writing: 'writing',
    overwriting: 'overwriting',
    unwritten: 'writing',
    behind: 'overwriting',
    saved: 'overwriting',
    stored: 'overwriting',
  },
  written: { writing: 'saved', overwriting: 'saved' },
  broken: { writing: 'writing', overwriting: 'writing' },
  refused: { writing: 'unwritten', overwriting: 'behind' },
  retried: { unwritten: 'writing', behind: 'overwriting' },
  loaded: { stored: 'saved' },
  evicted: { unwritten: 'absent', behind: 'stored', saved: 'stored', purged: 'purged' },
  invalidated: held,
  outdated: held,
  purged: {
    writing: 'purged',
    overwriting: 'purged',
    unwritten: 'purged',
    behind: 'purged',
    saved: 'purged',
    stored: 'purged',
  },
  dropped: {
    writing: 'absent',
    overwriting: 'absent',
    unwritten: 'absent',
    behind: 'absent',
    saved: 'absent',
    stored: 'absent',
    purged: 'absent',
  },
}

/** Each state is there once: a takedown changes ten thousand of them in one turn, and makes no garbage. */
const statesOf = (place: Place, freshness: Freshness): readonly [EntryState, EntryState] => [
  { place, freshness, mayEnd: false },
  { place, freshness, mayEnd: true },
]
const statesIn = (place: Place) => ({
  fresh: statesOf(place, 'fresh'),
  stale: statesOf(place, 'stale'),
  staleOnDemand: statesOf(place, 'staleOnDemand'),
})
const states = {
  absent: statesIn('absent'),
  writing: statesIn('writing'),
  overwriting: statesIn('overwriting'),
  unwritten: statesIn('unwritten'),
  behind: statesIn('behind'),
  saved: statesIn('saved'),
  stored: statesIn('stored'),
  purged: statesIn('purged'),
}
const stateOf = (place: Place, freshness: Freshness, mayEnd: boolean): EntryState =>
  states[place][freshness][mayEnd ? 1 : 0]

export const absent: EntryState = stateOf('absent', 'fresh', false)

/** The state after an event. Throws where the event cannot happen: that is a mistake of the caller, not of a disk. */
export function transition(state: EntryState, event: EntryEvent): EntryState {
  const place = places[event.type][state.place]
  if (place === undefined) throw new Error(`A page that is ${state.place} cannot be ${event.type}.`)
  switch (event.type) {
    case 'recovered':
    case 'rendered':
      return stateOf(place, event.outdated ? 'stale' : 'fresh', false)
    case 'invalidated': {
      const mayWait = event.onDemand && state.freshness !== 'stale'
      return stateOf(place, mayWait ? 'staleOnDemand' : 'stale', state.mayEnd || event.mayEnd)
    }
    case 'outdated':
      return stateOf(place, whenOld(state.freshness), state.mayEnd)
    case 'evicted':
      // Read back, a page that the disk had an older version of would be that one.
      return stateOf(
        place,
        state.place === 'behind' ? whenOld(state.freshness) : state.freshness,
        state.mayEnd,
      )
    default:
      return stateOf(place, state.freshness, state.mayEnd)
  }
}

const whenOld = (freshness: Freshness): Freshness => (freshness === 'fresh' ? 'stale' : freshness)

/** Whether a reader may be given it. */
export const isHeld = ({ place }: EntryState): boolean => place !== 'absent' && place !== 'purged'

export const isStale = ({ freshness }: EntryState): boolean => freshness !== 'fresh'

/** On its way to disk: nothing may push it out of memory, or the disk would go on with an older one. */
export const isBeingWritten = ({ place }: EntryState): boolean =>
  place === 'writing' || place === 'overwriting'

/** In memory, and the disk does not have it: it can be written again. */
export const isUnwritten = ({ place }: EntryState): boolean => place === 'unwritten' || place === 'behind'

/** The disk has an older version than memory: it may have other tags. */
export const isAheadOfDisk = ({ place }: EntryState): boolean => place === 'overwriting' || place === 'behind'

/** The disk has some version of it. */
export const isOnDisk = ({ place }: EntryState): boolean =>
  place === 'saved' || place === 'stored' || place === 'overwriting' || place === 'behind'
