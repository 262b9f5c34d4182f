import { expect, test } from 'vitest'
import { nest } from './thread.ts'

const row = (id: string, parentId: string | null = null, depth = 0) => ({
  id,
  parentId,
  depth,
  name: `Nom de ${id}`,
  isStaff: false,
  body: '',
  publishedAt: new Date(0),
})

test('replies hang under what they answer, in order, with its author’s name', () => {
  const [root, ...others] = nest([row('a'), row('b', 'a', 1), row('c', 'b', 2), row('d', 'a', 1)])
  expect(others).toEqual([])
  expect(root!.replies.map((reply) => reply.id)).toEqual(['b', 'd'])
  expect(root!.replies[0]!.replies[0]).toMatchObject({ id: 'c', depth: 2, replyTo: 'Nom de b' })
})

test('a reply approved before what it answers finds its place all the same', () => {
  const [root] = nest([row('b', 'a', 1), row('a')])
  expect(root!.replies.map((reply) => reply.id)).toEqual(['b'])
})

test('a reply whose parent is offline stands by itself, and its own replies with it', () => {
  const roots = nest([row('b', 'gone', 1), row('c', 'b', 2)])
  expect(roots.map((comment) => [comment.id, comment.depth, comment.replyTo])).toEqual([['b', 0, null]])
  expect(roots[0]!.replies[0]).toMatchObject({ id: 'c', depth: 1 })
})

test('no row is lost and none is doubled', () => {
  const rows = [row('a'), row('b', 'a'), row('c', 'x'), row('d', 'c'), row('e')]
  const count = (list: ReturnType<typeof nest>): number =>
    list.reduce((n, one) => n + 1 + count(one.replies), 0)
  expect(count(nest(rows))).toBe(rows.length)
})
