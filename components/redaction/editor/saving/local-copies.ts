/**
 * The text on this device while the server does not have it yet: what survives a crash, a flat battery, an
 * expired session. One key a text, a person, a version and a tab, so that two tabs never write over each other
 * and nobody is offered somebody else's words.
 */
export type LocalCopy = { key: string; baseVersion: number; keptAt: string; content: string }

/** After a month nobody remembers what the copy was for; a shared desk computer should not either. */
const maxAge = 30 * 86_400_000
const prefix = 'redaction'

/** Web storage as this file needs it; it may be missing, full or forbidden, and writing must go on all the same. */
export type CopyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key'> & {
  readonly length: number
}

export function createLocalCopies(options: {
  storage: CopyStorage | null
  draftId: string
  viewerId: string
  tab: string
}) {
  const { storage, tab } = options
  const own = `${prefix}:${options.viewerId}:${options.draftId}:`
  let current: string | null = null

  function attempt<T>(work: (storage: CopyStorage) => T): T | null {
    if (!storage) return null
    try {
      return work(storage)
    } catch {
      return null
    }
  }

  const keysUnder = (start: string) =>
    attempt((s) =>
      Array.from({ length: s.length }, (_, index) => s.key(index)).filter((key) => key?.startsWith(start)),
    ) as string[] | null

  return {
    keep(baseVersion: number, content: string, now = new Date()) {
      const key = `${own}${baseVersion}:${tab}`
      const value = JSON.stringify({ baseVersion, keptAt: now.toISOString(), content })
      attempt((s) => {
        s.setItem(key, value)
        if (current && current !== key) s.removeItem(current)
        current = key
      })
    },
    release() {
      if (current) this.discard(current)
      current = null
    },
    discard(key: string) {
      attempt((s) => s.removeItem(key))
    },
    /** What other tabs and former visits left behind, newest first. */
    found(now = new Date()): LocalCopy[] {
      for (const key of keysUnder(`${prefix}:`) ?? []) {
        const copy = attempt((s) => parse(key, s.getItem(key)))
        if (!copy || now.getTime() - Date.parse(copy.keptAt) > maxAge) this.discard(key)
      }
      return (keysUnder(own) ?? [])
        .filter((key) => key !== current)
        .map((key) => attempt((s) => parse(key, s.getItem(key))))
        .filter((copy) => copy !== null)
        .sort((a, b) => b.keptAt.localeCompare(a.keptAt))
    },
  }
}

export type LocalCopies = ReturnType<typeof createLocalCopies>

function parse(key: string, value: string | null): LocalCopy | null {
  try {
    const { baseVersion, keptAt, content } = JSON.parse(value ?? '')
    if (typeof baseVersion !== 'number' || typeof content !== 'string' || Number.isNaN(Date.parse(keptAt)))
      return null
    return { key, baseVersion, keptAt, content }
  } catch {
    return null
  }
}

/** Written by this site on this device, and read back with the suspicion any input deserves. */
export function readCopy<C>(copy: LocalCopy, read: (content: unknown) => C | null): C | null {
  try {
    return read(JSON.parse(copy.content))
  } catch {
    return null
  }
}
