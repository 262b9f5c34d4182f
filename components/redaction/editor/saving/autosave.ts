import type { SaveAnswer } from './save-answer.ts'
import { createServerCopy, type Send } from './server-copy.ts'

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
  send: Send
  /** Writes the copy on this device, until the server has the text. */
  keep: (baseVersion: number, content: string) => void
  release: () => void
}

/**
 * Saves while somebody writes: one request in flight at a time, each on the version the last one answered.
 * Every change is on the device before it is on its way, and leaves the device only when the server has it.
 */
export function createAutosave(options: Options) {
  const server = createServerCopy({ version: options.version, content: options.read() }, options.send)
  let state: SaveState = { kind: 'saved', savedAt: options.savedAt }
  let lastSavedAt = options.savedAt
  let firstChangeAt: number | null = null
  let attempts = 0
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
    if (!server.has(content)) options.keep(server.version(), content)
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
    if (server.has(content)) return settle(lastSavedAt)
    firstChangeAt = null
    // While the network is away, the line says so steadily instead of flickering at each attempt.
    if (attempts === 0) become({ kind: 'saving' })
    const answer = await server.save(content)
    if (answer.kind === 'saved') {
      attempts = 0
      return settle(answer.savedAt)
    }
    if (answer.kind === 'unreachable') {
      schedule(retryDelays[Math.min(attempts++, retryDelays.length - 1)]!)
    }
    become(answer)
  }

  function settle(savedAt: string) {
    lastSavedAt = savedAt
    const content = options.read()
    if (server.has(content)) {
      clearTimeout(keepTimer)
      keepTimer = undefined
      firstChangeAt = null
      options.release()
      become({ kind: 'saved', savedAt })
    } else {
      options.keep(server.version(), content)
      firstChangeAt ??= Date.now()
      become({ kind: 'unsaved' })
    }
  }

  /** Saves what there is to save; true when the server has everything. */
  async function flush(): Promise<boolean> {
    if (state.kind === 'conflict') return false
    await inFlight
    if (!server.has(options.read())) await save()
    return server.has(options.read()) && state.kind === 'saved'
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
      server.overwrite(newerVersion)
      become({ kind: 'unsaved' })
      return flush()
    },
    /** The server holds what is on this page: after a workflow action, or after the other version was taken. */
    adopt(newVersion: number, savedAt: string) {
      clearTimeout(saveTimer)
      server.accept(newVersion, options.read())
      settle(savedAt)
    },
    /** A workflow action met a newer version than this page knows. */
    clash(answer: Extract<SaveAnswer, { kind: 'conflict' }>) {
      keepNow()
      become(answer)
    },
    isDirty: () => !server.has(options.read()),
    version: server.version,
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
