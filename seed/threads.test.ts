import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { bodyProblem, commentLimits, nameProblem } from '#domain/comments/comment.ts'
import { duration } from './markup.ts'
import { threadSchema } from './threads.ts'

type Written = z.output<typeof threadSchema>[number]

const folder = 'seed/newsroom/threads'
const threads = readdirSync(folder).map((file) => ({
  file,
  comments: threadSchema.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
}))
const all = (comments: readonly Written[]): Written[] =>
  comments.flatMap((comment) => [comment, ...all(comment.replies ?? [])])

test('one thread of the demo is longer than a page', () => {
  const long = threads.filter(
    ({ comments }) => comments.filter(({ status }) => status === 'approved').length > commentLimits.pageRoots,
  )
  expect(long.map(({ file }) => file)).toHaveLength(1)
})

test('what the demo’s readers write would be taken from any reader, and is said once', () => {
  for (const { file, comments } of threads) {
    const said = all(comments)
    expect(said.map(({ body }) => bodyProblem(body)).filter(Boolean), file).toEqual([])
    expect(said.map(({ name }) => nameProblem(name)).filter(Boolean), file).toEqual([])
    expect(new Set(said.map(({ body }) => body)).size, file).toBe(said.length)
  }
})

test('nobody answers before there was something to answer', () => {
  const early = (comments: readonly Written[]): string[] =>
    comments.flatMap((comment) => [
      ...(comment.replies ?? [])
        .filter(({ after }) => duration(after) <= duration(comment.after))
        .map(({ body }) => body),
      ...early(comment.replies ?? []),
    ])
  for (const { file, comments } of threads) expect(early(comments), file).toEqual([])
})
