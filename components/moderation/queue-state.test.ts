import { describe, expect, test } from 'vitest'
import { countedWaiting } from '#domain/moderation/moderation.ts'
import type { QueueEntry } from './queue-entry.ts'
import {
  newSince,
  type QueueEvent,
  type QueueState,
  queueReducer,
  startQueue,
  visibleEntries,
} from './queue-state.ts'

const entry = (id: string): QueueEntry => ({
  id,
  name: `Name ${id}`,
  isStaff: false,
  isRoot: true,
  isPinned: false,
  isPicked: false,
  reports: [],
  body: 'Body',
  status: 'pending',
  age: '',
  moment: '',
  when: '',
  iso: '',
  article: { id: 'article', title: 'Title', language: 'fr', href: null },
  parent: null,
  signals: [],
  verdict: null,
  history: { approved: 0, rejected: 0, spam: 0 },
  decisions: [],
})
const abc = ['a', 'b', 'c'].map(entry)
const following = (...events: QueueEvent[]): QueueState => events.reduce(queueReducer, startQueue(abc, 3))
const shown = (state: QueueState) => visibleEntries(state).map(({ id }) => id)

describe('deciding', () => {
  test('takes the comment out and goes on to the next', () => {
    const state = following({ type: 'decided', id: 'a', to: 'approved' })
    expect(shown(state)).toEqual(['b', 'c'])
    expect(state.currentId).toBe('b')
    expect(state.notice).toMatchObject({ kind: 'decided', id: 'a', to: 'approved' })
  })
  test('at the end of the list goes to the one before, and on the last one to none', () => {
    expect(following({ type: 'decided', id: 'c', to: 'spam' }).currentId).toBe('b')
    const last = following(
      { type: 'decided', id: 'a', to: 'approved' },
      { type: 'decided', id: 'b', to: 'approved' },
      { type: 'decided', id: 'c', to: 'approved' },
    )
    expect(last.currentId).toBeNull()
  })
  test('of what is not in the list changes nothing', () => {
    const state = startQueue(abc, 3)
    expect(queueReducer(state, { type: 'decided', id: 'x', to: 'spam' })).toBe(state)
  })
})

describe('a refusal', () => {
  const refused = following(
    { type: 'decided', id: 'a', to: 'approved' },
    { type: 'refused', id: 'a', code: 'site.unavailable', values: {} },
  )
  test('brings the comment back to its place and says why', () => {
    expect(shown(refused)).toEqual(['a', 'b', 'c'])
    expect(refused.notice).toMatchObject({ kind: 'refused', id: 'a', code: 'site.unavailable' })
  })
  test('does not tear the reader away from another comment', () => expect(refused.currentId).toBe('b'))
  test('leaves nothing to undo', () => expect(refused.decided).toEqual([]))
})

describe('undoing', () => {
  const decision = { id: 'a', name: 'Name a', from: 'pending', to: 'approved' } as const
  test('brings the comment back and makes it the current one', () => {
    const state = following(
      { type: 'decided', id: 'a', to: 'approved' },
      { type: 'kept', id: 'a' },
      { type: 'undone', decision },
    )
    expect(shown(state)).toEqual(['a', 'b', 'c'])
    expect(state.currentId).toBe('a')
  })
  test('what left the list waits for it to be loaded again', () => {
    const state = following(
      { type: 'decided', id: 'a', to: 'approved' },
      { type: 'kept', id: 'a' },
      { type: 'loaded', entries: abc.slice(1), total: 2 },
      { type: 'undone', decision },
    )
    expect(state.currentId).toBe('b')
    expect(queueReducer(state, { type: 'loaded', entries: abc, total: 3 }).currentId).toBe('a')
  })
})

describe('undoing what was decided before the page was loaded', () => {
  const decision = { id: 'a', name: 'Name a', from: 'pending', to: 'approved' } as const
  const approved = abc.map((one) => ({ ...one, status: 'approved' as const }))
  const undo: QueueEvent[] = [
    { type: 'undone', decision },
    { type: 'undo_kept', decision },
  ]
  test('it is offered, as something that was done earlier', () => {
    const state = startQueue(abc, 3, 'pending', [decision])
    expect(state.decided).toEqual([decision])
    expect(state.notice).toMatchObject({ kind: 'decided', id: 'a', to: 'approved', isEarlier: true })
  })
  test('where it would come back to, it waits to be loaded, one more in all', () => {
    const state = undo.reduce(queueReducer, startQueue(abc.slice(1), 2, 'pending', [decision]))
    expect(state).toMatchObject({ currentId: 'b', total: 3, wantedId: 'a', decided: [] })
  })
  test('where it stands among the approved, it leaves, and the next one is current', () => {
    const state = undo.reduce(queueReducer, startQueue(approved, 3, 'approved', [decision]))
    expect(shown(state)).toEqual(['b', 'c'])
    expect(state).toMatchObject({ currentId: 'b', total: 3, gone: { a: 'kept' } })
  })
  test('refused, it stays among the approved', () => {
    const state = queueReducer(
      queueReducer(startQueue(approved, 3, 'approved', [decision]), { type: 'undone', decision }),
      { type: 'undo_refused', decision, code: 'moderation.changed_meanwhile', values: {} },
    )
    expect(shown(state)).toEqual(['a', 'b', 'c'])
  })
  test('in a list that it concerns in no way, nothing moves', () => {
    const spam = abc.slice(1).map((one) => ({ ...one, status: 'spam' as const }))
    const state = undo.reduce(queueReducer, startQueue(spam, 2, 'spam', [decision]))
    expect(shown(state)).toEqual(['b', 'c'])
    expect(state).toMatchObject({ currentId: 'b', total: 2, wantedId: null })
  })
})

describe('loading again', () => {
  test('keeps the current comment current', () => {
    const state = following(
      { type: 'selected', id: 'b' },
      { type: 'loaded', entries: [entry('new'), ...abc], total: 4 },
    )
    expect(state.currentId).toBe('b')
  })
  test('does not bring back a decision that is still on its way', () => {
    const state = following(
      { type: 'decided', id: 'a', to: 'spam' },
      { type: 'loaded', entries: abc, total: 3 },
    )
    expect(shown(state)).toEqual(['b', 'c'])
  })
  test('believes the server about what was settled', () => {
    const state = following(
      { type: 'decided', id: 'a', to: 'spam' },
      { type: 'kept', id: 'a' },
      { type: 'loaded', entries: abc, total: 3 },
    )
    expect(shown(state)).toEqual(['a', 'b', 'c'])
  })
})

describe('new comments', () => {
  test('are those that the list does not know', () => expect(newSince(startQueue(abc, 3), 5)).toBe(2))
  test('do not include what this desk decided', () => {
    const sent = following({ type: 'decided', id: 'a', to: 'approved' })
    expect(newSince(sent, 3)).toBe(0)
    expect(newSince(queueReducer(sent, { type: 'kept', id: 'a' }), 2)).toBe(0)
  })
  test('are not guessed where more wait than are counted', () => {
    const flooded = startQueue(abc, countedWaiting + 1)
    const decided = queueReducer(flooded, { type: 'decided', id: 'a', to: 'spam' })
    const kept = queueReducer(decided, { type: 'kept', id: 'a' })
    expect(newSince(kept, countedWaiting + 1)).toBe(0)
    expect(newSince(startQueue(abc, countedWaiting), countedWaiting + 1)).toBe(1)
  })
  test('are never fewer than none, when others decide', () => expect(newSince(startQueue(abc, 3), 1)).toBe(0))
})
