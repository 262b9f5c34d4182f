import { afterEach, expect, it, vi } from 'vitest'
import { emptyContent } from '#domain/articles/content.ts'
import { articleDraftAddress, sendDraft } from './draft-transport.ts'

afterEach(() => vi.unstubAllGlobals())

it('never sends text that no database holds, whatever was pasted', async () => {
  const send = vi.fn(async (_address: string, _init: RequestInit) =>
    Response.json({ ok: true, data: { version: 3, savedAt: '2026-11-24T10:00:00Z' } }),
  )
  vi.stubGlobal('fetch', send)
  const body = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a\u0001\uffffb' }] }],
  }
  const content = JSON.stringify({ ...emptyContent, title: 'Ti\u0000tre', standfirst: 'Bon\ud83djour', body })
  expect(await sendDraft(articleDraftAddress('a1'), 2, content, false)).toMatchObject({
    kind: 'saved',
    version: 3,
  })
  const sent = JSON.parse(String(send.mock.calls[0]![1].body))
  expect(sent).toMatchObject({ baseVersion: 2, content: { title: 'Titre', standfirst: 'Bonjour' } })
  expect(sent.content.body.content[0].content[0].text).toBe('ab')
})
