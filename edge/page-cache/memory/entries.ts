import { type Page, sizeOf } from '../page/page.ts'
import { snapshotPath } from '../page/snapshot-path.ts'

/** One page that we have: in memory, on disk, or both. */
export interface Slot {
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
  condemned: boolean
}

export interface Shelf {
  get(key: string): Slot | undefined
  /** The page itself, when it is in memory and fresh; counts as a use. */
  hit(key: string): Page | undefined
  /** Takes a page in, in place of the one under its key, and keeps it in memory until `unpin`. */
  put(page: Page, stale: boolean): Slot
  /** Known to be on disk; its bytes are read when they are wanted. */
  announce(key: string, tags: readonly string[], stale: boolean): Slot
  /** The page as it lies on disk is in memory. */
  attach(slot: Slot, page: Page): void
  /** The disk has these very bytes now. */
  written(slot: Slot, page: Page): void
  /** On its way to disk again: nothing may push it out until `unpin`. */
  pin(slot: Slot): void
  /** The disk has what it can take of this page. */
  unpin(slot: Slot): void
  /** Counts the page again after it was compressed. */
  weigh(slot: Slot): void
  drop(slot: Slot): void
  /** At once nobody finds it; `drop` is to follow. A thousand take no longer than one that is dropped. */
  condemn(slot: Slot): void
  /** Whether this very slot is still the one under its key. */
  holds(slot: Slot): boolean
  /** `site` is on every page, whether it says so or not. */
  concernedBy(tag: string): Iterable<Slot>
  slots(): Iterable<Slot>
  readonly bytes: number
  readonly size: number
}

/** Pages by address and by tag, with as many bytes of them in memory as there is room for; the least used leave first. */
export function createShelf(maxBytes: number): Shelf {
  const slots = new Map<string, Slot>()
  const byTag = new Map<string, Set<Slot>>()
  /** In order of use, oldest first. */
  const loaded = new Map<string, Slot>()
  let bytes = 0

  function index(slot: Slot): void {
    for (const tag of slot.tags) {
      const found = byTag.get(tag)
      if (found === undefined) byTag.set(tag, new Set([slot]))
      else found.add(slot)
    }
  }
  function unindex(slot: Slot): void {
    for (const tag of slot.tags) {
      const found = byTag.get(tag)
      found?.delete(slot)
      if (found?.size === 0) byTag.delete(tag)
    }
  }
  function unload(slot: Slot): void {
    bytes -= slot.bytes
    slot.bytes = 0
    delete slot.page
    loaded.delete(slot.key)
  }
  function drop(slot: Slot): void {
    if (slots.get(slot.key) !== slot) return
    unload(slot)
    unindex(slot)
    slots.delete(slot.key)
  }
  function makeRoom(): void {
    for (const slot of loaded.values()) {
      if (bytes <= maxBytes) return
      if (slot.pinned) continue
      // Read back, it would be the previous version.
      slot.stale ||= slot.behind
      if (slot.onDisk) unload(slot)
      else drop(slot)
    }
  }
  function load(slot: Slot, page: Page): void {
    bytes -= slot.bytes
    slot.page = page
    slot.bytes = sizeOf(page)
    bytes += slot.bytes
    loaded.delete(slot.key)
    loaded.set(slot.key, slot)
    makeRoom()
  }
  function find(key: string): Slot | undefined {
    const slot = slots.get(key)
    return slot?.condemned ? undefined : slot
  }
  function add(key: string, facts: Pick<Slot, 'tags' | 'stale' | 'onDisk' | 'behind' | 'pinned'>): Slot {
    const slot: Slot = {
      key,
      path: snapshotPath(key),
      bytes: 0,
      onDemand: false,
      mayEnd: false,
      condemned: false,
      ...facts,
    }
    const known = slots.get(slot.key)
    if (known !== undefined) drop(known)
    slots.set(slot.key, slot)
    index(slot)
    return slot
  }

  return {
    get: find,
    hit(key) {
      const slot = loaded.get(key)
      if (slot === undefined || slot.stale || slot.condemned) return undefined
      loaded.delete(key)
      loaded.set(key, slot)
      return slot.page
    },
    put(page, stale) {
      const known = find(page.key)
      const onDisk = known?.onDisk ?? false
      const tags = onDisk ? [...new Set([...page.tags, ...known!.tags])] : page.tags
      const slot = add(page.key, { tags, stale, onDisk, behind: onDisk, pinned: true })
      load(slot, page)
      return slot
    },
    announce: (key, tags, stale) => add(key, { tags, stale, onDisk: true, behind: false, pinned: false }),
    written(slot, page) {
      unindex(slot)
      slot.tags = page.tags
      index(slot)
      slot.onDisk = true
      slot.behind = false
    },
    attach(slot, page) {
      if (find(slot.key) !== slot) return
      slot.behind = false
      load(slot, page)
    },
    pin(slot) {
      slot.pinned = true
    },
    unpin(slot) {
      slot.pinned = false
      makeRoom()
    },
    weigh(slot) {
      if (slot.page === undefined || slots.get(slot.key) !== slot) return
      bytes -= slot.bytes
      slot.bytes = sizeOf(slot.page)
      bytes += slot.bytes
      makeRoom()
    },
    drop,
    condemn(slot) {
      slot.condemned = true
    },
    holds: (slot) => find(slot.key) === slot,
    *concernedBy(tag) {
      const found = tag === 'site' ? slots.values() : (byTag.get(tag) ?? [])
      for (const slot of found) if (!slot.condemned) yield slot
    },
    *slots() {
      for (const slot of slots.values()) if (!slot.condemned) yield slot
    },
    get bytes() {
      return bytes
    },
    get size() {
      return slots.size
    },
  }
}
