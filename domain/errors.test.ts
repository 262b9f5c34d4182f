import { expect, test } from 'vitest'
import { AppError, errorCodes, statusOf } from './errors.ts'

test('every refusal has a status that says whose fault it is, and none says that all is well', () => {
  for (const code of errorCodes)
    expect([401, 403, 404, 409, 413, 415, 422, 429, 503], code).toContain(statusOf(code))
})

test.each([
  ['auth.unauthenticated', 401],
  ['auth.bad_credentials', 401],
  ['auth.forbidden', 403],
  ['request.cross_site', 403],
  ['comment.article_not_found', 404],
  ['article.not_found', 404],
  ['article.conflict', 409],
  ['comment.duplicate', 409],
  ['media.too_large', 413],
  ['media.unsupported', 415],
  ['comment.empty', 422],
  ['comment.rate_limited', 429],
  ['auth.throttled', 429],
  ['site.unavailable', 503],
  ['site.overloaded', 503],
] as const)('%s answers %d', (code, status) => {
  expect(statusOf(code)).toBe(status)
})

test('codes are named once, in lower case, one dot each', () => {
  expect(new Set(errorCodes).size).toBe(errorCodes.length)
  for (const code of errorCodes) expect(code).toMatch(/^[a-z]+\.[a-z_]+$/)
})

test('an error keeps its code, fields and values', () => {
  const error = new AppError('field.taken', { fields: { slug: 'field.taken' }, values: { n: 1 } })
  expect(error).toMatchObject({
    name: 'AppError',
    message: 'field.taken',
    fields: { slug: 'field.taken' },
    values: { n: 1 },
  })
})
