import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAutosave } from './autosave.ts'
import type { SaveAnswer } from './save-answer.ts'

function desk(answer: (version: number, content: string) => SaveAnswer | Promise<SaveAnswer>) {
  const page = { text: 'a' }
  const sent: [number, string][] = []
  const kept: [number, string][] = []
  const autosave = createAutosave({
    version: 1,
    savedAt: 'start',
    read: () => page.text,
    send: async (version, content) => {
      sent.push([version, content])
      return answer(version, content)
    },
    keep: (version, content) => kept.push([version, content]),
    release: () => kept.splice(0),
  })
  const type = (text: string) => {
    page.text = text
    autosave.touch()
  }
  return { page, sent, kept, autosave, type }
}
const saved = (version: number): SaveAnswer => ({
  kind: 'saved',
  version: version + 1,
  savedAt: `at ${version + 1}`,
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('autosave', () => {
  it('saves two seconds after the last key, on the version the server last answered', async () => {
    const { sent, type, autosave } = desk(saved)
    type('ab')
    await vi.advanceTimersByTimeAsync(1_900)
    type('abc')
    await vi.advanceTimersByTimeAsync(1_900)
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(sent).toEqual([[1, 'abc']])
    type('abcd')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(sent[1]).toEqual([2, 'abcd'])
    expect(autosave.state()).toEqual({ kind: 'saved', savedAt: 'at 3' })
  })

  it('saves every ten seconds at the latest while somebody keeps typing', async () => {
    const { sent, type } = desk(saved)
    for (let i = 0; i < 11; i++) {
      type(`a${i}`)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(sent.length).toBe(1)
  })

  it('does not save what did not change', async () => {
    const { sent, type, autosave } = desk(saved)
    type('a')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(sent).toEqual([])
    expect(autosave.state().kind).toBe('saved')
  })

  it('never has two requests on their way, and sends what was typed meanwhile', async () => {
    let finish: (answer: SaveAnswer) => void = () => {}
    const { sent, type, autosave } = desk((version) =>
      version === 1 ? new Promise((resolve) => (finish = resolve)) : saved(version),
    )
    type('ab')
    await vi.advanceTimersByTimeAsync(2_000)
    type('abc')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(sent).toEqual([[1, 'ab']])
    finish(saved(1))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(sent).toEqual([
      [1, 'ab'],
      [2, 'abc'],
    ])
    expect(autosave.isDirty()).toBe(false)
  })

  it('keeps a copy on the device until the server has the text', async () => {
    const { kept, type } = desk(saved)
    type('ab')
    await vi.advanceTimersByTimeAsync(300)
    expect(kept).toEqual([[1, 'ab']])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(kept).toEqual([])
  })

  it('tries again by itself when the server cannot be reached, and says so', async () => {
    let isUp = false
    const { sent, kept, type, autosave } = desk((version) =>
      isUp ? saved(version) : { kind: 'unreachable' },
    )
    type('ab')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(autosave.state().kind).toBe('unreachable')
    isUp = true
    await vi.advanceTimersByTimeAsync(2_000)
    expect(sent.length).toBe(2)
    expect(autosave.state().kind).toBe('saved')
    expect(kept).toEqual([])
  })

  it('waits for a person after a conflict, keeps the text, and overwrites only when told', async () => {
    const conflict: SaveAnswer = { kind: 'conflict', version: 5, savedBy: 'Inès', savedAt: 'then' }
    const { sent, kept, type, autosave } = desk((version) => (version === 1 ? conflict : saved(version)))
    type('ab')
    await vi.advanceTimersByTimeAsync(2_000)
    type('abc')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent.length).toBe(1)
    expect(autosave.state()).toEqual(conflict)
    expect(kept.at(-1)).toEqual([1, 'abc'])
    expect(await autosave.flush()).toBe(false)
    expect(await autosave.overwrite(5)).toBe(true)
    expect(sent.at(-1)).toEqual([5, 'abc'])
  })

  it('does not quarrel with its own save whose answer was lost', async () => {
    const server = { version: 1, text: 'a', isCutOff: true }
    const { sent, type, autosave } = desk((version, content) => {
      if (content === server.text) return saved(server.version - 1)
      if (version !== server.version)
        return { kind: 'conflict', version: server.version, savedBy: 'Soi-même', savedAt: 'then' }
      server.text = content
      server.version += 1
      return server.isCutOff ? { kind: 'unreachable' } : saved(version)
    })
    type('ab')
    await vi.advanceTimersByTimeAsync(2_000)
    server.isCutOff = false
    type('abc')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(server.text).toBe('abc')
    expect(autosave.state().kind).toBe('saved')
    expect(sent.length).toBeGreaterThan(2)
  })

  it('takes the other version without sending anything', async () => {
    const { page, sent, type, autosave } = desk(() => ({
      kind: 'conflict',
      version: 5,
      savedBy: '',
      savedAt: '',
    }))
    type('ab')
    await vi.advanceTimersByTimeAsync(2_000)
    page.text = 'theirs'
    autosave.adopt(5, 'then')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent.length).toBe(1)
    expect(autosave.state()).toEqual({ kind: 'saved', savedAt: 'then' })
  })

  it('holds the text when the session has ended, and saves it after signing in', async () => {
    let isSignedIn = false
    const { sent, type, autosave } = desk((version) => (isSignedIn ? saved(version) : { kind: 'signed_out' }))
    type('ab')
    await vi.advanceTimersByTimeAsync(2_000)
    type('abc')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent.length).toBe(1)
    isSignedIn = true
    expect(await autosave.retry()).toBe(true)
    expect(sent.at(-1)).toEqual([1, 'abc'])
  })

  it('does not repeat what was refused until it changes', async () => {
    const { sent, type } = desk((version, content) =>
      content.length > 2 ? { kind: 'refused', code: 'article.title_too_long', values: {} } : saved(version),
    )
    type('abc')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent.length).toBe(1)
    type('ab')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(sent.length).toBe(2)
  })

  it('puts the text on the device at once when the page may be going', () => {
    const { kept, type, autosave } = desk(() => ({ kind: 'unreachable' }))
    type('ab')
    autosave.leave()
    expect(kept).toContainEqual([1, 'ab'])
  })
})
