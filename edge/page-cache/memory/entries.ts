import { type Page, sizeOf } from '../page/page.ts'
import { snapshotPath } from '../page/snapshot-path.ts'

/** One page that we have: in memory, on disk, or both. */
export interface Entry {
  readonly key: string
  /** Where it may lie on disk, if anywhere. */
  readonly path: string | undefined
  tags: readonly string[]
  stale: boolean
  /** Stale in what may wait for a reader: no sweep renders it for that. */
  onDemand: boolean
  /** What was changed may have ended its address: nobody is to be surprised when nothing stands here any more. */
  mayEnd: boolean
  page?: Page
  /** What `page` was counted as. */
  bytes: number
  onDisk: boolean
  /** What lies on disk is older than `page`, and may have other tags: `tags` are those of both. */
  behind: boolean
  /** On its way to disk: it stays in memory until it is there, or the disk would go on with an older one. */
  pinned: boolean
  /** Nobody may have it any more. It leaves the maps when there is time. */
  purged: boolean
}

export interface EntryStore {
  get(key: string): Entry | undefined
  /** The page itself, when it is in memory and fresh; counts as a use. */
  hit(key: string): Page | undefined
  /** Takes a page in, in place of the one under its key, and keeps it in memory until `unpin`. */
  put(page: Page, stale: boolean): Entry
  /** Known to be on disk; its bytes are read when they are wanted. */
  register(key: string, tags: readonly string[], stale: boolean): Entry
  /** The page as it lies on disk is in memory. */
  load(entry: Entry, page: Page): void
  /** The disk has these very bytes now. */
  written(entry: Entry, page: Page): void
  /** On its way to disk again: nothing may push it out until `unpin`. */
  pin(entry: Entry): void
  /** The disk has what it can take of this page. */
  unpin(entry: Entry): void
  /** Counts the page again after it was compressed. */
  resize(entry: Entry): void
  drop(entry: Entry): void
  /** At once nobody finds it; `drop` is to follow. A thousand take no longer than one that is dropped. */
  markPurged(entry: Entry): void
  /** Whether this very slot is still the one under its key. */
  holds(entry: Entry): boolean
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
  function drop(entry: Entry): void {
    if (byKey.get(entry.key) !== entry) return
    unload(entry)
    unindex(entry)
    byKey.delete(entry.key)
  }
  function makeRoom(): void {
    for (const entry of loaded.values()) {
      if (bytes <= maxBytes) return
      if (entry.pinned) continue
      // Read back, it would be the previous version.
      entry.stale ||= entry.behind
      if (entry.onDisk) unload(entry)
      else drop(entry)
    }
  }
  function load(entry: Entry, page: Page): void {
    bytes -= entry.bytes
    entry.page = page
    entry.bytes = sizeOf(page)
    bytes += entry.bytes
    loaded.delete(entry.key)
    loaded.set(entry.key, entry)
    makeRoom()
  }
  function find(key: string): Entry | undefined {
    const entry = byKey.get(key)
    return entry?.purged ? undefined : entry
  }
  function add(key: string, facts: Pick<Entry, 'tags' | 'stale' | 'onDisk' | 'behind' | 'pinned'>): Entry {
    const entry: Entry = {
      key,
      path: snapshotPath(key),
      bytes: 0,
      onDemand: false,
      mayEnd: false,
      purged: false,
      ...facts,
    }
    const known = byKey.get(entry.key)
    if (known !== undefined) drop(known)
    byKey.set(entry.key, entry)
    index(entry)
    return entry
  }

  return {
    get: find,
    hit(key) {
      const entry = loaded.get(key)
      if (entry === undefined || entry.stale || entry.purged) return undefined
      loaded.delete(key)
      loaded.set(key, entry)
      return entry.page
    },
    put(page, stale) {
      const known = find(page.key)
      const onDisk = known?.onDisk ?? false
      const tags = onDisk ? [...new Set([...page.tags, ...known!.tags])] : page.tags
      const entry = add(page.key, { tags, stale, onDisk, behind: onDisk, pinned: true })
      load(entry, page)
      return entry
    },
    register: (key, tags, stale) => add(key, { tags, stale, onDisk: true, behind: false, pinned: false }),
    written(entry, page) {
      unindex(entry)
      entry.tags = page.tags
      index(entry)
      entry.onDisk = true
      entry.behind = false
    },
    load(entry, page) {
      if (find(entry.key) !== entry) return
      entry.behind = false
      load(entry, page)
    },
    pin(entry) {
      entry.pinned = true
    },
    unpin(entry) {
      entry.pinned = false
      makeRoom()
    },
    resize(entry) {
      if (entry.page === undefined || byKey.get(entry.key) !== entry) return
      bytes -= entry.bytes
      entry.bytes = sizeOf(entry.page)
      bytes += entry.bytes
      makeRoom()
    },
    drop,
    markPurged(entry) {
      entry.purged = true
    },
    holds: (entry) => find(entry.key) === entry,
    *concernedBy(tag) {
      const found = tag === 'site' ? byKey.values() : (byTag.get(tag) ?? [])
      for (const entry of found) if (!entry.purged) yield entry
    },
    *all() {
      for (const entry of byKey.values()) if (!entry.purged) yield entry
    },
    get bytes() {
      return bytes
    },
    get size() {
      return byKey.size
    },
  }
}
