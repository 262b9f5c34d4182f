import { expect, test } from 'vitest'
import { plainKey, replyIn } from './key.ts'

const id = '0198c6a2-7b1c-7000-8000-000000000001'

test.each([
  [`/a/b/commentaires/${id}`, '/a/b'],
  [`/a/b/commentaires/utiles/${id}`, '/a/b'],
  [`/a/b/commentaires/${id}?utile=oui`, '/a/b'],
  [`/a/b/commentaires/${id}/signaler`, '/a/b'],
  [`/a/b?reponse=${id}&citer=1`, '/a/b'],
])('%s is stood in for by its article', (key, plain) => {
  expect(plainKey(key)).toBe(plain)
})

test.each(['/a/b', '/a/b/commentaires/rss.xml', '/a/b/commentaires/feed.json', '/a?page=2'])(
  '%s is stood in for by nothing',
  (key) => {
    expect(plainKey(key)).toBeUndefined()
  },
)

test('a quotation is offered where the answer is', () => {
  expect(replyIn(`/a/b?reponse=${id}&citer=1`)).toEqual({ to: id, without: '/a/b' })
})
