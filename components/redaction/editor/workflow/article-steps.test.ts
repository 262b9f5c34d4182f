import { describe, expect, it } from 'vitest'
import type { Role, Viewer } from '#domain/access.ts'
import { articleSteps } from './article-steps.ts'

const now = new Date('2026-11-22T12:00:00Z')
const as = (role: Role, id = 'me'): Viewer => ({ id, name: '', role, bylineId: null })
const draft = { ownerId: 'me', workflow: 'writing', status: 'draft', publishedAt: null } as const
const online = {
  ...draft,
  workflow: 'settled',
  status: 'published',
  publishedAt: new Date('2026-11-01'),
} as const

describe('the steps one may take with an article', () => {
  it('lets an author submit and delete, never publish', () => {
    expect(articleSteps(as('author'), draft, now)).toEqual(['submit', 'delete'])
    expect(articleSteps(as('author'), { ...draft, workflow: 'in_review' }, now)).toEqual(['recall', 'delete'])
    expect(articleSteps(as('author'), online, now)).toEqual([])
    expect(articleSteps(as('author', 'other'), draft, now)).toEqual([])
  })

  it('offers an editor publication first', () => {
    expect(articleSteps(as('editor'), draft, now)).toEqual(['publish', 'submit', 'delete'])
    expect(articleSteps(as('editor'), { ...draft, workflow: 'in_review' }, now)[0]).toBe('publish')
  })

  it('tells an update from a new hour, and unpublishing from cancelling', () => {
    expect(articleSteps(as('editor'), online, now)).toEqual(['update', 'unpublish'])
    const waiting = { ...online, publishedAt: new Date('2026-12-01') }
    expect(articleSteps(as('editor'), waiting, now)).toEqual(['reschedule', 'unschedule'])
    expect(articleSteps(as('editor'), { ...online, status: 'unpublished' }, now)).toEqual(['publish'])
  })

  it('gives moderators nothing', () => {
    expect(articleSteps(as('moderator'), draft, now)).toEqual([])
  })
})
