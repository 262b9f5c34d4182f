import type { CommentStatus } from '#domain/comments/comment.ts'
import { isBeyondCount } from '#domain/moderation/moderation.ts'
import type { UndoableDecision } from '#domain/moderation/view.ts'
import type { QueueEntry } from './queue-entry.ts'

export type Verdict = Exclude<CommentStatus, 'pending'>

/** What the line under the tabs says: what was just done, or why it was not. */
export type QueueNotice =
  /** `isEarlier`: before this page was loaded. It can be taken back all the same. */
  | { kind: 'decided'; id: string; name: string; to: Verdict; isEarlier?: boolean }
  | { kind: 'undone'; id: string; name: string }
  | { kind: 'refused'; id: string; name: string; code: string; values: Record<string, string | number> }

export type Decided = UndoableDecision

/**
 * The queue on screen. A decision takes its comment out at once, and brings it back if the server refuses: the
 * list is optimistic and never lies for longer than a request.
 */
export type QueueState = {
  entries: QueueEntry[]
  /** Decided here: `sent` until the server has answered, then `kept`. */
  gone: Record<string, 'sent' | 'kept'>
  /** The list that is on screen. */
  status: CommentStatus
  /** Newest last: what « Annuler » takes back. */
  decided: Decided[]
  currentId: string | null
  /** Comments of this status in all, as the entries were loaded. */
  total: number
  notice: QueueNotice | null
  /** To become the current one as soon as it is loaded again. */
  wantedId: string | null
}

export type QueueEvent =
  | { type: 'loaded'; entries: QueueEntry[]; total: number }
  | { type: 'selected'; id: string }
  | { type: 'moved'; by: 1 | -1 }
  | { type: 'decided'; id: string; to: Verdict }
  | { type: 'kept'; id: string }
  | { type: 'undone'; decision: Decided }
  | { type: 'undo_kept'; decision: Decided }
  | { type: 'undo_refused'; decision: Decided; code: string; values: Record<string, string | number> }
  | { type: 'refused'; id: string; code: string; values: Record<string, string | number> }
  | { type: 'notice_closed' }

export const visibleEntries = (state: QueueState): QueueEntry[] =>
  state.entries.filter((entry) => !(entry.id in state.gone))

/** `earlier`: own decisions from before this page was loaded, newest last. */
export function startQueue(
  entries: QueueEntry[],
  total: number,
  status: CommentStatus = 'pending',
  earlier: Decided[] = [],
): QueueState {
  const currentId = entries[0]?.id ?? null
  const last = earlier.at(-1)
  const notice: QueueNotice | null = last
    ? { kind: 'decided', id: last.id, name: last.name, to: last.to, isEarlier: true }
    : null
  return { entries, total, status, currentId, gone: {}, decided: earlier, notice, wantedId: null }
}

export function queueReducer(state: QueueState, event: QueueEvent): QueueState {
  switch (event.type) {
    case 'loaded':
      return load(state, event.entries, event.total)
    case 'selected':
      return { ...state, currentId: event.id }
    case 'moved': {
      const visible = visibleEntries(state)
      const to = visible.findIndex((entry) => entry.id === state.currentId) + event.by
      return visible[to] ? { ...state, currentId: visible[to].id } : state
    }
    case 'decided':
      return decide(state, event.id, event.to)
    case 'kept':
      return event.id in state.gone ? { ...state, gone: { ...state.gone, [event.id]: 'kept' } } : state
    case 'refused':
      return refuse(state, event)
    case 'undone':
      return bringBack(state, event.decision)
    case 'undo_kept':
      return keptUndone(state, event.decision)
    case 'undo_refused': {
      const { id, name } = event.decision
      // It had left the list by the decision, and leaves it again; or it had come into it, and stays.
      const gone = leaves(state, event.decision)
        ? without(state.gone, id)
        : state.entries.some((entry) => entry.id === id)
          ? { ...state.gone, [id]: 'kept' as const }
          : state.gone
      const notice: QueueNotice = { kind: 'refused', id, name, code: event.code, values: event.values }
      return keepCurrent({ ...state, gone, notice })
    }
    case 'notice_closed':
      return { ...state, notice: null }
  }
}

/** New entries from the server. What is still on its way stays out; what was settled is the server's to say. */
function load(state: QueueState, entries: QueueEntry[], total: number): QueueState {
  const gone = Object.fromEntries(Object.entries(state.gone).filter(([, stage]) => stage === 'sent'))
  const wanted = entries.some((entry) => entry.id === state.wantedId) ? state.wantedId : null
  return keepCurrent({
    ...state,
    entries,
    total,
    gone,
    currentId: wanted ?? state.currentId,
    wantedId: wanted ? null : state.wantedId,
  })
}

function keepCurrent(state: QueueState): QueueState {
  const visible = visibleEntries(state)
  if (visible.some((entry) => entry.id === state.currentId)) return state
  return { ...state, currentId: visible[0]?.id ?? null }
}

function decide(state: QueueState, id: string, to: Verdict): QueueState {
  const before = visibleEntries(state)
  const at = before.findIndex((entry) => entry.id === id)
  const entry = before[at]
  if (!entry) return state
  const decision = { id, name: entry.name, from: entry.status, to }
  return {
    ...state,
    gone: { ...state.gone, [id]: 'sent' },
    decided: [...state.decided, decision],
    // The next one; at the end of the list, the one before.
    currentId: (before[at + 1] ?? before[at - 1])?.id ?? null,
    notice: { kind: 'decided', id, name: entry.name, to },
  }
}

function without(gone: QueueState['gone'], id: string): QueueState['gone'] {
  return Object.fromEntries(Object.entries(gone).filter(([key]) => key !== id))
}

/** The comment comes back to its place; the one that is being read stays open. */
function refuse(state: QueueState, event: Extract<QueueEvent, { type: 'refused' }>): QueueState {
  const { id, code, values } = event
  const name = state.entries.find((entry) => entry.id === id)?.name ?? ''
  return {
    ...state,
    gone: without(state.gone, id),
    decided: state.decided.filter((decision) => decision.id !== id),
    currentId: state.currentId ?? id,
    notice: { kind: 'refused', id, name, code, values },
  }
}

function bringBack(state: QueueState, decision: Decided): QueueState {
  const { id, name } = decision
  const after: QueueState = {
    ...state,
    decided: state.decided.filter((other) => other.id !== id),
    notice: { kind: 'undone', id, name },
  }
  if (leaves(state, decision)) {
    const before = visibleEntries(state)
    const at = before.findIndex((entry) => entry.id === id)
    const beside = before[at + 1] ?? before[at - 1]
    const currentId = state.currentId === id ? (beside?.id ?? null) : state.currentId
    return { ...after, gone: { ...state.gone, [id]: 'sent' }, currentId }
  }
  const isHere = state.entries.some((entry) => entry.id === id)
  return {
    ...after,
    gone: without(state.gone, id),
    currentId: isHere ? id : state.currentId,
    wantedId: isHere || decision.from !== state.status ? null : id,
  }
}

/** Whether taking the decision back takes its comment out of this list, which shows those decided so. */
const leaves = (state: QueueState, { id, from, to }: Decided): boolean =>
  from !== to && to === state.status && state.entries.some((entry) => entry.id === id && entry.status === to)

/** The server has taken it back. What comes into this list and is not among its entries is one more in all. */
function keptUndone(state: QueueState, decision: Decided): QueueState {
  if (leaves(state, decision)) return { ...state, gone: { ...state.gone, [decision.id]: 'kept' } }
  const isMore = decision.from === state.status && !state.entries.some((entry) => entry.id === decision.id)
  return { ...state, total: state.total + (isMore ? 1 : 0) }
}

/**
 * How many came in since the list was loaded. Own decisions in flight are not counted twice. Nobody knows where more waited
 * than are counted; where it has become so since, this is how many at least.
 */
export function newSince(state: QueueState, countNow: number): number {
  if (isBeyondCount(state.total)) return 0
  const kept = Object.values(state.gone).filter((stage) => stage === 'kept').length
  return Math.max(0, countNow - (state.total - kept))
}
