import { describe, expect, test } from 'vitest'
import { commentFields } from '#contract/comment-form/fields.ts'
import { readCommentForm } from '#contract/comment-form/form.ts'
import { readPostComment } from './input.ts'

const id = '018f0000-0000-7000-8000-000000000001'
const form = (changes: Record<string, unknown> = {}) => {
  const sent: Record<string, unknown> = {
    articleId: id,
    parentId: '',
    name: 'Léa',
    email: 'lea@exemple.fr',
    body: 'Merci.',
    website: '',
    formToken: 'x',
    requestId: id,
    ...changes,
  }
  return readCommentForm((name) => sent[name])
}
const refusal = (changes: Record<string, unknown>) => {
  try {
    readPostComment(form(changes))
  } catch (error) {
    return error
  }
}

test('a whole form is read', () => {
  expect(readPostComment(form())).toEqual({
    articleId: id,
    parentId: null,
    name: 'Léa',
    email: 'lea@exemple.fr',
    body: 'Merci.',
    honeypot: false,
    formToken: 'x',
    requestId: id,
  })
})

test('every problem is named at once; the topmost of the form says what it is all about', () => {
  expect(refusal({ name: '\u{1F600}', email: 'a@', body: '  ' })).toMatchObject({
    code: 'comment.empty',
    fields: { name: 'comment.name_no_letter', email: 'comment.email_invalid', body: 'comment.empty' },
  })
})

describe('case comment-invisible:', () => {
  test.each([
    ['name', '\u3164', 'comment.name_empty'],
    ['name', '\u115f\u1160', 'comment.name_empty'],
    ['body', '\u2800\u2800', 'comment.empty'],
    ['body', '\u00ad\u00ad', 'comment.empty'],
    ['body', '\u200d', 'comment.empty'],
  ])('the %s %j is none', (field, value, code) => {
    expect(refusal({ [field]: value })).toMatchObject({ code, fields: { [field]: code } })
  })

  test.each([
    ['name', '\uffa0 \u3164', 'comment.name_empty'],
    ['name', '\u0301\u0308', 'comment.name_empty'],
    ['name', '\u{e004c}\u{e0065}', 'comment.name_empty'],
    ['name', '\ufe0f\u034f', 'comment.name_empty'],
    ['name', '.\u3164.', 'comment.name_no_letter'],
    ['body', '\u2066\u2069\u200e', 'comment.empty'],
    ['body', '\n\u2800\n\u3164', 'comment.empty'],
    ['email', '\u200b\u3164', 'comment.email_invalid'],
    ['email', ' \u200b\u0000', 'comment.email_empty'],
  ])('nor is the %s %j', (field, value, code) => {
    expect(refusal({ [field]: value })).toMatchObject({ code, fields: { [field]: code } })
  })

  test('what can be seen is a name and a text in any script', () => {
    for (const name of ['Léa', '李', 'می‌خواهم', 'क्‍ष', '박'])
      expect(readPostComment(form({ name, body: '\u{1f44d}\u{1f3fd}' }))).toMatchObject({ name })
  })
})

test('an address that is not given is asked for, one that is none is named so', () => {
  expect(refusal({ email: '  ' })).toMatchObject({ fields: { email: 'comment.email_empty' } })
  expect(refusal({ email: 'lea@' })).toMatchObject({ fields: { email: 'comment.email_invalid' } })
  expect(readPostComment(form({ email: '\ufefflea@exemple.fr\u200b' })).email).toBe('lea@exemple.fr')
})

describe('refused', () => {
  test.each([
    ['a text that is too long', { body: 'a'.repeat(20_000) }, 'comment.too_long'],
    ['an article that cannot be one', { articleId: '1 or 1=1' }, 'comment.article_not_found'],
    ['a parent that cannot be one', { parentId: 'x' }, 'comment.parent_not_found'],
    ['fields that are missing', { name: undefined, email: undefined, body: undefined }, 'comment.empty'],
    ['an address that is not there', { email: ' ' }, 'comment.email_empty'],
    ['fields that are no text', { body: { a: 1 } }, 'comment.empty'],
    ['a list of texts', { body: ['a', 'b'] }, 'comment.empty'],
  ])('%s', (_, changes, code) => {
    expect(refusal(changes)).toMatchObject({ code })
  })
})

test('what is stored is what was cleaned', () => {
  const read = readPostComment(form({ name: ' Lé\u200Ba\n Petit ', body: 'Un\r\n\r\n\r\nDeux\u202E ' }))
  expect(read).toMatchObject({ name: 'Léa Petit', body: 'Un\n\nDeux' })
})

test('a filled honeypot is noticed, not refused', () => {
  expect(readPostComment(form({ website: 'https://spam.test' })).honeypot).toBe(true)
})

test('a form without an id of its own, or with a false one, gets one from its words later', () => {
  expect(readPostComment(form({ requestId: '' })).requestId).toBeNull()
  expect(readPostComment(form({ requestId: 'mine' })).requestId).toBeNull()
})

test('spaces do not count towards the limit', () => {
  expect(readPostComment(form({ body: ` ${'a'.repeat(commentFields.body.limit)} ` })).body).toHaveLength(
    commentFields.body.limit,
  )
})

test.each(['> ', '>', '> \u3164', '*\u3164*', '***', '>\u2800', '> > >'])(
  'a comment of %j holds no words',
  (body) => {
    expect(refusal({ body })).toMatchObject({ fields: { body: 'comment.empty' } })
  },
)
