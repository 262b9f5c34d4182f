import type { ErrorCode } from '#domain/errors.ts'

/** What the server (or the lack of one) said to an attempt to save. */
export type SaveAnswer =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'conflict'; version: number; savedBy: string; savedAt: string }
  | { kind: 'signed_out' }
  /** No network, no answer in time, or a server that is restarting: worth trying again. */
  | { kind: 'unreachable' }
  /** The content itself was refused: trying again without a change is of no use. */
  | { kind: 'refused'; code: ErrorCode; values: Record<string, string | number> }

export type SaveState =
  | { kind: 'saved'; savedAt: string }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | Failure
type Failure = Exclude<SaveAnswer, { kind: 'saved' }>

/** Long enough for a sentence to be finished, short enough that a crash costs no more than one. */
const quietDelay = 2_000
/** Somebody who types without a pause is saved all the same. */
const longestDelay = 10_000
/** The copy on the device follows the keys, but not one by one. */
const keepDelay = 200
const retryDelays = [2_000, 4_000, 8_000, 15_000, 30_000]

type Options = {
  version: number
  savedAt: string
  /** The text as it stands, as JSON: compared with what the server has, so that nothing is saved twice. */
  read: () => string
  /** `overwrite`: the person has seen the newer version and keeps this text; the other stays in the history. */
  send: (baseVersion: number, content: string, overwrite: boolean) => Promise<SaveAnswer>
  /** Writes the copy on this device, until the server has the text. */
  keep: (baseVersion: number, content: string) => void
  release: () => void
}

/**
 * Saves while somebody writes: one request in flight at a time, each on the version the last one answered.
 * Every change is on the device before it is on its way, and leaves the device only when the server has it.
 */
export function createAutosave(options: Options) {
  let version = options.version
  let acknowledged = options.read()
  let state: SaveState = { kind: 'saved', savedAt: options.savedAt }
  let lastSavedAt = options.savedAt
  let firstChangeAt: number | null = null
  let attempts = 0
  let isOverwriting = false
  /** Sent, and never answered: the server may have it all the same. */
  let unanswered: string[] = []
  let inFlight: Promise<void> | null = null
  let saveTimer: ReturnType<typeof setTimeout> | undefined
  let keepTimer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  function become(next: SaveState) {
    state = next
    for (const listener of listeners) listener()
  }

  function isWaitingForPerson() {
    return state.kind === 'conflict' || state.kind === 'signed_out'
  }

  function keepNow() {
    clearTimeout(keepTimer)
    keepTimer = undefined
    const content = options.read()
    if (content !== acknowledged) options.keep(version, content)
  }

  function schedule(delay: number) {
    clearTimeout(saveTimer)
    saveTimer = setTimeout(() => void save(), delay)
  }

  /** Something was typed. Cheap: called on every key. */
  function touch() {
    keepTimer ??= setTimeout(keepNow, keepDelay)
    firstChangeAt ??= Date.now()
    if (isWaitingForPerson() || inFlight) return
    if (state.kind === 'saved' || state.kind === 'refused') become({ kind: 'unsaved' })
    if (state.kind !== 'unsaved') return
    schedule(Math.max(0, Math.min(quietDelay, firstChangeAt + longestDelay - Date.now())))
  }

  function save(): Promise<void> {
    inFlight ??= attempt().finally(() => {
      inFlight = null
      // What was typed meanwhile must not wait for the next key.
      if (state.kind === 'unsaved') schedule(quietDelay)
    })
    return inFlight
  }

  async function attempt() {
    clearTimeout(saveTimer)
    keepNow()
    const content = options.read()
    if (content === acknowledged) return settle(lastSavedAt)
    firstChangeAt = null
    // While the network is away, the line says so steadily instead of flickering at each attempt.
    if (attempts === 0) become({ kind: 'saving' })
    let answer = await options.send(version, content, isOverwriting)
    if (answer.kind === 'conflict') answer = (await saveOverOwn(content)) ?? answer
    unanswered = answer.kind === 'unreachable' ? [...unanswered, content] : []
    if (answer.kind === 'saved') {
      attempts = 0
      isOverwriting = false
      version = answer.version
      acknowledged = content
      return settle(answer.savedAt)
    }
    if (answer.kind === 'unreachable') {
      schedule(retryDelays[Math.min(attempts++, retryDelays.length - 1)]!)
    }
    become(answer)
  }

  /**
   * The other version may be our own, saved when its answer was lost: the server acknowledges words it has. Then there
   * is nothing for a person to choose.
   */
  async function saveOverOwn(content: string): Promise<SaveAnswer | undefined> {
    for (const sent of unanswered.toReversed()) {
      const arrived = await options.send(version, sent, false)
      if (arrived.kind !== 'saved') continue
      version = arrived.version
      acknowledged = sent
      return content === sent ? arrived : options.send(version, content, false)
    }
    return undefined
  }

  function settle(savedAt: string) {
    lastSavedAt = savedAt
    const content = options.read()
    if (content === acknowledged) {
      clearTimeout(keepTimer)
      keepTimer = undefined
      firstChangeAt = null
      options.release()
      become({ kind: 'saved', savedAt })
    } else {
      options.keep(version, content)
      firstChangeAt ??= Date.now()
      become({ kind: 'unsaved' })
    }
  }

  /** Saves what there is to save; true when the server has everything. */
  async function flush(): Promise<boolean> {
    if (state.kind === 'conflict') return false
    await inFlight
    if (options.read() !== acknowledged) await save()
    return options.read() === acknowledged && state.kind === 'saved'
  }

  return {
    touch,
    flush,
    /** The network is back, or there is a session again. */
    async retry(): Promise<boolean> {
      attempts = 0
      if (state.kind === 'signed_out' || state.kind === 'unreachable') become({ kind: 'unsaved' })
      return flush()
    },
    /** The page may be about to go: the copy on the device first, then the network. */
    leave() {
      keepNow()
      if (!isWaitingForPerson()) void flush()
    },
    /** The text of this page on top of a newer version. */
    async overwrite(newerVersion: number): Promise<boolean> {
      version = newerVersion
      isOverwriting = true
      acknowledged = ''
      become({ kind: 'unsaved' })
      return flush()
    },
    /** The server holds what is on this page: after a workflow action, or after the other version was taken. */
    adopt(newVersion: number, savedAt: string) {
      clearTimeout(saveTimer)
      version = newVersion
      acknowledged = options.read()
      settle(savedAt)
    },
    /** A workflow action met a newer version than this page knows. */
    clash(answer: Extract<SaveAnswer, { kind: 'conflict' }>) {
      keepNow()
      become(answer)
    },
    isDirty: () => options.read() !== acknowledged,
    version: () => version,
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    stop() {
      clearTimeout(saveTimer)
      clearTimeout(keepTimer)
    },
  }
}

export type Autosave = ReturnType<typeof createAutosave>
