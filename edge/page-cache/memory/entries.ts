import {
  absent,
  type EntryEvent,
  type EntryState,
  isBeingWritten,
  isHeld,
  isOnDisk,
  transition,
} from '../page/entry-state.ts'
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
  /** What `page` was counted as. */
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
  /** Counts the page again after it was compressed. */
  resize(entry: Entry): void
  /** Lets go what was least used, for as long as memory is too full. */
  makeRoom(): void
  /** `site` is on every page, whether it says so or not. */
  concernedBy(tag: string): Iterable<Entry>
  all(): Iterable<Entry>
  readonly bytes: number
  readonly size: number
}

/** Pages by address and by tag, with as many bytes of them in memory as there is room for; the least used leave first. */
export function createEntryStore(maxBytes: number): EntryStore {
  const byKey = new Map<string, Entry>()
  const byTag = new Map<string, Set<Entry>>()
  /** In order of use, oldest first. */
  const loaded = new Map<string, Entry>()
  let bytes = 0

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
    bytes -= entry.bytes
    entry.bytes = 0
    delete entry.page
    loaded.delete(entry.key)
  }
  function leave(entry: Entry): void {
    unload(entry)
    unindex(entry)
    byKey.delete(entry.key)
  }
  function change(entry: Entry, event: EntryEvent): void {
    entry.state = transition(entry.state, event)
    if (entry.state.place === 'absent') leave(entry)
    else if (event.type === 'evicted') unload(entry)
    else if (event.type === 'written') {
      unindex(entry)
      entry.tags = entry.page!.tags
      index(entry)
    }
  }
  function makeRoom(): void {
    for (const entry of loaded.values()) {
      if (bytes <= maxBytes) return
      if (!isBeingWritten(entry.state)) change(entry, { type: 'evicted' })
    }
  }
  function take(entry: Entry, page: Page): void {
    entry.page = page
    entry.bytes = sizeOf(page)
    bytes += entry.bytes
    loaded.set(entry.key, entry)
    makeRoom()
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
    index(entry)
    return entry
  }

  return {
    get: find,
    hit(key) {
      const entry = loaded.get(key)
      if (entry === undefined) return undefined
      const { freshness, place } = entry.state
      if (freshness !== 'fresh' || place === 'purged') return undefined
      loaded.delete(key)
      loaded.set(key, entry)
      return entry.page
    },
    put(page, outdated) {
      const known = find(page.key)
      const before = known?.state ?? absent
      const tags = isOnDisk(before) ? [...new Set([...page.tags, ...known!.tags])] : page.tags
      const entry = add(page.key, tags, transition(before, { type: 'rendered', outdated }))
      take(entry, page)
      return entry
    },
    register: (key, tags, outdated) => add(key, tags, transition(absent, { type: 'recovered', outdated })),
    load(entry, page) {
      change(entry, { type: 'loaded' })
      take(entry, page)
    },
    change,
    resize(entry) {
      if (entry.page === undefined) return
      bytes -= entry.bytes
      entry.bytes = sizeOf(entry.page)
      bytes += entry.bytes
      makeRoom()
    },
    makeRoom,
    *concernedBy(tag) {
      const found = tag === 'site' ? byKey.values() : (byTag.get(tag) ?? [])
      for (const entry of found) if (isHeld(entry.state)) yield entry
    },
    *all() {
      for (const entry of byKey.values()) if (isHeld(entry.state)) yield entry
    },
    get bytes() {
      return bytes
    },
    get size() {
      return byKey.size
    },
  }
}
