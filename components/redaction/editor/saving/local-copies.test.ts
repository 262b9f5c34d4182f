import { describe, expect, it } from 'vitest'
import { pageDraft } from '#components/settings/pages/page-draft.ts'
import { emptyContent } from '#domain/articles/content.ts'
import { articleDraft } from './article-draft.ts'
import { type CopyStorage, createLocalCopies } from './local-copies.ts'

function memory(): CopyStorage & { map: Map<string, string> } {
  const map = new Map<string, string>()
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (index) => [...map.keys()][index] ?? null,
    get length() {
      return map.size
    },
  }
}
const open = (storage: CopyStorage | null, tab: string, viewerId = 'v1') =>
  createLocalCopies({ storage, draftId: 'a1', viewerId, tab })

describe('local copies', () => {
  it('are offered to the next visit, not to the tab that wrote them', () => {
    const storage = memory()
    const first = open(storage, 't1')
    first.keep(3, 'words')
    expect(first.found()).toEqual([])
    expect(open(storage, 't2').found()).toMatchObject([{ baseVersion: 3, content: 'words' }])
  })

  it('are never offered to somebody else', () => {
    const storage = memory()
    open(storage, 't1').keep(3, 'words')
    expect(open(storage, 't2', 'v2').found()).toEqual([])
  })

  it('leave one key a tab, and none once the server has the text', () => {
    const storage = memory()
    const copies = open(storage, 't1')
    copies.keep(3, 'words')
    copies.keep(4, 'more words')
    expect(storage.map.size).toBe(1)
    copies.release()
    expect(storage.map.size).toBe(0)
  })

  it('go after a month, and go when they are unreadable', () => {
    const storage = memory()
    open(storage, 't1').keep(3, 'old', new Date('2026-01-01'))
    storage.setItem('redaction:v1:a1:3:t0', '{')
    expect(open(storage, 't2').found(new Date('2026-03-01'))).toEqual([])
    expect(storage.map.size).toBe(0)
  })

  it('that hold what no database could, since before it was cleaned, are read without it', () => {
    const storage = memory()
    const body = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: '\u0000' },
            { type: 'text', text: 'Bon\ud83djour' },
          ],
        },
      ],
    }
    open(storage, 't1').keep(3, JSON.stringify({ ...emptyContent, title: 'Ti\u0000tre', body }))
    const [copy] = open(storage, 't2').found()
    expect(articleDraft.readCopy(copy!)).toMatchObject({
      title: 'Titre',
      body: { content: [{ content: [{ type: 'text', text: 'Bonjour' }] }] },
    })
  })

  it('that an earlier release kept are read under the names of today', () => {
    const storage = memory()
    const { bylineIds: _, ...rest } = emptyContent
    open(storage, 't1').keep(3, JSON.stringify({ ...rest, authorIds: ['b1'] }))
    const [copy] = open(storage, 't2').found()
    expect(articleDraft.readCopy(copy!)).toEqual({ ...rest, bylineIds: ['b1'] })
  })

  it('of a page have the parts that a page has, and one that cannot be read is none', () => {
    const storage = memory()
    const { title, standfirst, body } = { ...emptyContent, title: 'Nous écrire' }
    open(storage, 't1').keep(3, JSON.stringify({ title, standfirst, body }))
    const [copy] = open(storage, 't2').found()
    expect(pageDraft.readCopy(copy!)).toEqual({ title, standfirst, body })
    expect(articleDraft.readCopy(copy!)).toBeNull()
    expect(pageDraft.readCopy({ ...copy!, content: '{' })).toBeNull()
  })

  it('do not stop anybody from writing where storage is full or forbidden', () => {
    const full = memory()
    full.setItem = () => {
      throw new Error('QuotaExceededError')
    }
    expect(() => open(full, 't1').keep(1, 'words')).not.toThrow()
    expect(() => open(null, 't1').keep(1, 'words')).not.toThrow()
    expect(open(null, 't1').found()).toEqual([])
  })
})
