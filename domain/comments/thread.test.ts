import { expect, test } from 'vitest'
import { nest } from './thread.ts'
import type { CommentView } from './view.ts'

const root = { id: 'a', name: 'Nom de a' }
const row = (id: string, parentId: string) => ({
  id,
  parentId,
  name: `Nom de ${id}`,
  badge: null,
  isPicked: false,
  usefulCount: 0,
  body: '',
  publishedAt: new Date(0),
})

test('replies hang under what they answer, in order, with its author’s name', () => {
  const replies = nest(root, [row('b', 'a'), row('c', 'b'), row('d', 'a')])
  expect(replies.map((reply) => [reply.id, reply.replyTo])).toEqual([
    ['b', 'Nom de a'],
    ['d', 'Nom de a'],
  ])
  expect(replies[0]!.replies[0]).toMatchObject({ id: 'c', replyTo: 'Nom de b' })
})

test('a reply approved before what it answers finds its place all the same', () => {
  const [reply, ...others] = nest(root, [row('c', 'b'), row('b', 'a')])
  expect(others).toEqual([])
  expect([reply!.id, reply!.replies.map(({ id }) => id)]).toEqual(['b', ['c']])
})

test('a reply whose parent is offline stands in its conversation by itself', () => {
  const replies = nest(root, [row('c', 'gone')])
  expect(replies).toMatchObject([{ id: 'c', replyTo: null }])
  expect(nest({ id: 'a', name: null }, [row('b', 'a')])).toMatchObject([{ id: 'b', replyTo: null }])
})

test('no row is lost and none is doubled', () => {
  const rows = [row('b', 'a'), row('c', 'x'), row('d', 'c'), row('e', 'a')]
  const count = (list: readonly CommentView[]): number =>
    list.reduce((n, one) => n + 1 + count(one.replies), 0)
  expect(count(nest(root, rows))).toBe(rows.length)
})
