import { type Page, sizeOf } from './page.ts'

/** One page that we have: in memory, on disk, or both. */
export interface Slot {
  readonly key: string
  tags: readonly string[]
  stale: boolean
  page?: Page
  /** What `page` was counted as. */
  bytes: number
  onDisk: boolean
  /** What lies on disk is older than `page`, and may have other tags: `tags` are those of both. */
  behind: boolean
  /** On its way to disk: it stays in memory until it is there, or the disk would go on with an older one. */
  pinned: boolean
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
  /** Whether this very slot is still the one under its key. */
  holds(slot: Slot): boolean
  concernedBy(tags: readonly string[]): Slot[]
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
  function add(slot: Slot): Slot {
    const known = slots.get(slot.key)
    if (known !== undefined) drop(known)
    slots.set(slot.key, slot)
    index(slot)
    return slot
  }

  return {
    get: (key) => slots.get(key),
    hit(key) {
      const slot = loaded.get(key)
      if (slot === undefined || slot.stale) return undefined
      loaded.delete(key)
      loaded.set(key, slot)
      return slot.page
    },
    put(page, stale) {
      const known = slots.get(page.key)
      const onDisk = known?.onDisk ?? false
      const tags = onDisk ? [...new Set([...page.tags, ...known!.tags])] : page.tags
      const slot = add({ key: page.key, tags, stale, bytes: 0, onDisk, behind: onDisk, pinned: true })
      load(slot, page)
      return slot
    },
    announce: (key, tags, stale) =>
      add({ key, tags, stale, bytes: 0, onDisk: true, behind: false, pinned: false }),
    written(slot, page) {
      unindex(slot)
      slot.tags = page.tags
      index(slot)
      slot.onDisk = true
      slot.behind = false
    },
    attach(slot, page) {
      if (slots.get(slot.key) !== slot) return
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
    holds: (slot) => slots.get(slot.key) === slot,
    concernedBy(tags) {
      if (tags.includes('site')) return [...slots.values()]
      const found = new Set<Slot>()
      for (const tag of tags) for (const slot of byTag.get(tag) ?? []) found.add(slot)
      return [...found]
    },
    slots: () => slots.values(),
    get bytes() {
      return bytes
    },
    get size() {
      return slots.size
    },
  }
}
