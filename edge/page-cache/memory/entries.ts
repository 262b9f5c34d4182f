import { LRUCache } from 'lru-cache'
import {
  absent,
  type EntryEvent,
  type EntryState,
  isBeingWritten,
  isHeld,
  isOnDisk,
  transition,
} from '../page/entry-state.ts'
import { isFront } from '../page/key.ts'
import { type Page, sizeOf } from '../page/page.ts'
import { snapshotPath } from '../page/snapshot-path.ts'

/** One page that we have: in memory, on disk, or both. */
export interface Entry {
  readonly key: string
  /** Where it may lie on disk, if anywhere. */
  readonly path: string | undefined
  /** What it shows; while the disk has an older version, what either of them shows. */
  tags: readonly string[]
  /** Changed by the store alone. */
  state: EntryState
  page?: Page
  /** What `page` was counted as, when it was. */
  bytes: number
}

/** What the store is told of an entry that it has. Of the others it has methods, because they bring a page. */
export type EntryChange = Exclude<EntryEvent, { type: 'recovered' | 'rendered' | 'loaded' | 'evicted' }>

export interface EntryStore {
  get(key: string): Entry | undefined
  /** The page itself, when it is in memory and fresh; counts as a use. */
  hit(key: string): Page | undefined
  /** Takes a page in, in place of the one under its key, and keeps it in memory until it is written or refused. */
  put(page: Page, outdated: boolean): Entry
  /** Known to be on disk; its bytes are read when they are wanted. */
  register(key: string, tags: readonly string[], outdated: boolean): Entry
  /** The page as it lies on disk is in memory. */
  load(entry: Entry, page: Page): void
  /** The one way in which an entry gets another state. A thousand that are purged take no longer than one that is dropped. */
  change(entry: Entry, event: EntryChange): void
  /** Counts the page again, which was compressed on its way to disk. */
  resize(entry: Entry): void
  /** `site` is on every page, whether it says so or not. */
  concernedBy(tag: string): readonly Entry[]
  /** The same of what most readers see: it is few, however many pages there are. */
  frontsConcernedBy(tag: string): readonly Entry[]
  all(): Iterable<Entry>
  readonly bytes: number
  readonly size: number
}

/**
 * Pages by address and by tag, with as many bytes of them in memory as there is room for; the least used leave first.
 * Those that are being written stand beside that room: they cannot leave.
 */
export function createEntryStore(maxBytes: number): EntryStore {
  const byKey = new Map<string, Entry>()
  const byTag = new Map<string, Set<Entry>>()
  const fronts = new Set<Entry>()
  const beingWritten = new Map<string, Entry>()
  let bytesBeingWritten = 0
  const loaded = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    // After, because an entry that leaves memory may leave the maps.
    disposeAfter(entry, _key, reason) {
      if (reason === 'evict') change(entry, { type: 'evicted' })
    },
  })

  function index(entry: Entry): void {
    for (const tag of entry.tags) {
      const found = byTag.get(tag)
      if (found === undefined) byTag.set(tag, new Set([entry]))
      else found.add(entry)
    }
  }
  function unindex(entry: Entry): void {
    for (const tag of entry.tags) {
      const found = byTag.get(tag)
      found?.delete(entry)
      if (found?.size === 0) byTag.delete(tag)
    }
  }
  function unload(entry: Entry): void {
    if (beingWritten.get(entry.key) === entry) {
      beingWritten.delete(entry.key)
      bytesBeingWritten -= entry.bytes
    } else if (entry.page !== undefined) loaded.delete(entry.key)
  }
  /** Where it is pushed out by what is used more. */
  function loadEvictable(entry: Entry): void {
    if (entry.bytes > maxBytes) change(entry, { type: 'evicted' })
    else loaded.set(entry.key, entry, { size: entry.bytes })
  }
  function pin(entry: Entry): void {
    beingWritten.set(entry.key, entry)
    bytesBeingWritten += entry.bytes
  }
  function change(entry: Entry, event: EntryEvent): void {
    entry.state = transition(entry.state, event)
    const { type } = event
    if (type === 'evicted' || type === 'dropped') {
      unload(entry)
      delete entry.page
      if (entry.state.place === 'absent') leave(entry)
    } else if (type === 'written' || type === 'refused') {
      if (type === 'written') retag(entry, entry.page!.tags)
      unload(entry)
      loadEvictable(entry)
    } else if (type === 'retried') {
      unload(entry)
      pin(entry)
    }
  }
  function leave(entry: Entry): void {
    unindex(entry)
    byKey.delete(entry.key)
    fronts.delete(entry)
  }
  function retag(entry: Entry, tags: readonly string[]): void {
    unindex(entry)
    entry.tags = tags
    index(entry)
  }
  function give(entry: Entry, page: Page): void {
    entry.page = page
    entry.bytes = sizeOf(page)
  }
  function find(key: string): Entry | undefined {
    const entry = byKey.get(key)
    return entry !== undefined && isHeld(entry.state) ? entry : undefined
  }
  function add(key: string, tags: readonly string[], state: EntryState): Entry {
    const known = byKey.get(key)
    if (known !== undefined) change(known, { type: 'dropped' })
    const entry: Entry = { key, path: snapshotPath(key), tags, state, bytes: 0 }
    byKey.set(key, entry)
    if (isFront(key)) fronts.add(entry)
    index(entry)
    return entry
  }

  return {
    get: find,
    hit(key) {
      const entry = loaded.get(key) ?? beingWritten.get(key)
      if (entry === undefined) return undefined
      const { freshness, place } = entry.state
      return freshness === 'fresh' && place !== 'purged' ? entry.page : undefined
    },
    put(page, outdated) {
      const known = find(page.key)
      const before = known?.state ?? absent
      const tags = isOnDisk(before) ? [...new Set([...page.tags, ...known!.tags])] : page.tags
      const entry = add(page.key, tags, transition(before, { type: 'rendered', outdated }))
      give(entry, page)
      pin(entry)
      return entry
    },
    register: (key, tags, outdated) => add(key, tags, transition(absent, { type: 'recovered', outdated })),
    load(entry, page) {
      change(entry, { type: 'loaded' })
      give(entry, page)
      loadEvictable(entry)
    },
    change,
    resize(entry) {
      if (!isBeingWritten(entry.state)) return
      bytesBeingWritten -= entry.bytes
      entry.bytes = sizeOf(entry.page!)
      bytesBeingWritten += entry.bytes
    },
    concernedBy(tag) {
      const found = tag === 'site' ? byKey.values() : (byTag.get(tag) ?? [])
      return Array.from(found).filter(({ state }) => isHeld(state))
    },
    frontsConcernedBy(tag) {
      const found = tag === 'site' ? undefined : (byTag.get(tag) ?? new Set())
      return [...fronts].filter((entry) => isHeld(entry.state) && (found?.has(entry) ?? true))
    },
    *all() {
      for (const entry of byKey.values()) if (isHeld(entry.state)) yield entry
    },
    get bytes() {
      return loaded.calculatedSize + bytesBeingWritten
    },
    get size() {
      return byKey.size
    },
  }
}
