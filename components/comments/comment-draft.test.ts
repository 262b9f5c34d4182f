import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetDraft, keepDraft, readDraft } from './comment-draft.ts'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  }
  vi.stubGlobal('window', { sessionStorage: storage, localStorage: storage })
})
afterEach(() => vi.unstubAllGlobals())

const draft = { body: 'Une phrase.', reply: { id: 'c1', name: 'Zoé' } }

test('what is typed is there again, for its article only, until it is forgotten', () => {
  keepDraft('a1', draft)
  expect(readDraft('a1')).toEqual(draft)
  expect(readDraft('a2')).toBeNull()
  forgetDraft('a1')
  expect(readDraft('a1')).toBeNull()
})

test('so is what a tab has kept since an earlier release, under another name', () => {
  keepDraft('a1', draft)
  const [key] = kept.keys()
  kept.set(key!, JSON.stringify({ text: draft.body, reply: draft.reply }))
  expect(readDraft('a1')).toEqual(draft)
})

test('storage that is closed keeps nothing and stops nobody', () => {
  vi.stubGlobal('window', {})
  expect(() => keepDraft('a1', draft)).not.toThrow()
  expect(readDraft('a1')).toBeNull()
})
