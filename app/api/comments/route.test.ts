import { beforeEach, expect, test, vi } from 'vitest'
import { getArticleHref } from '#domain/articles/queries.ts'
import { postComment } from '#domain/comments/commands.ts'
import { AppError } from '#domain/errors.ts'
import { POST } from './route.ts'

vi.mock('#domain/comments/commands.ts', () => ({ postComment: vi.fn() }))
vi.mock('#domain/articles/queries.ts', () => ({ getArticleHref: vi.fn(), getArticle: async () => null }))
vi.mock('#domain/settings/queries.ts', () => ({ getSettings: async () => ({ name: 'X', language: 'fr' }) }))
vi.mock('#domain/viewer.ts', () => ({ getViewer: async () => null, getNow: async () => new Date() }))

const articleId = '018f0000-0000-7000-8000-000000000001'
const sent = { articleId, name: 'Léa', email: 'lea@exemple.fr', body: 'Merci.' }
const post = (fields: Record<string, string>) =>
  POST(
    new Request('http://localhost/api/comments', { method: 'POST', body: new URLSearchParams(fields) }),
    {},
  )

beforeEach(() => {
  vi.mocked(postComment).mockResolvedValue({ id: 'c1', articleId, replayed: false, isOnline: false })
  vi.mocked(getArticleHref).mockResolvedValue('/sports/match')
})

test('a stored comment leads back to its article', async () => {
  const answer = await post(sent)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/sports/match?commentaire=recu#laisser-un-commentaire',
  ])
})

test('and is not called refused because the address of the article cannot be read any more', async () => {
  vi.mocked(getArticleHref).mockRejectedValue(new Error('The database has gone.'))
  expect((await post(sent)).status).toBe(303)
})

test('a refused one comes back in the form, with every word', async () => {
  vi.mocked(postComment).mockRejectedValue(new AppError('comment.duplicate'))
  const answer = await post(sent)
  expect([answer.status, answer.headers.get('location')]).toEqual([409, null])
  expect(await answer.text()).toContain('Merci.')
})
