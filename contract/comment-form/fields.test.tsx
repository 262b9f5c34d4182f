import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { CommentForm } from '#components/comments/comment-form.client.tsx'
import { formWords } from '#components/comments/form-words.ts'
import { problemsOf } from '#components/comments/send-comment.ts'
import { readPostComment } from '#domain/comments/input.ts'
import { AppError } from '#domain/errors.ts'
import { renderUndeliveredComment } from '#edge/responses/comment-retry-page.ts'
import { identity } from '#edge/responses/site-identity.ts'
import { refusedFormResponse } from '../../app/api/comments/refused-form.ts'
import { readCommentForm } from './form.ts'

/** One entry in the list, and nothing else. */
vi.mock('./fields.ts', async (original) => {
  const real = await original<typeof import('./fields.ts')>()
  const place = {
    id: 'champ-ville',
    control: 'text',
    limit: 5,
    label: 'comments.heading',
    notes: ['comments.back'],
    empty: 'comment.name_empty',
    tooLong: 'comment.name_too_long',
  }
  return { ...real, commentFields: { ...real.commentFields, place } }
})
vi.mock('#domain/settings/queries.ts', () => ({ getSettings: async () => ({ name: 'X', language: 'fr' }) }))
vi.mock('#domain/articles/queries.ts', () => ({ getArticle: async () => null }))

const id = '018f0000-0000-7000-8000-000000000001'
const typed = { body: 'Merci.', name: 'Léa', email: 'lea@exemple.fr', place: 'Brest' }
const sent = { ...typed, articleId: id, parentId: '', formToken: 'jeton', requestId: id, website: '' }

const read = (fields: Record<string, unknown>) => readCommentForm((name) => fields[name])

/** Names of the controls of a form, in their order. */
const controls = (html: string) =>
  [...html.matchAll(/<(?:input|textarea)\b[^>]*? name="(\w+)"/g)].map(([, name]) => name)
const asked = [...Object.keys(typed), 'website']

test('a field of the list is in the form of the page, with its label and note', () => {
  const form = (
    <CommentForm
      articleId={id}
      href="/a/b"
      formToken="jeton"
      reply={null}
      isReceived={false}
      locale="fr"
      words={formWords('fr')}
    />
  )
  const html = renderToStaticMarkup(form)
  expect(controls(html)).toEqual(['articleId', 'parentId', 'formToken', ...asked, 'remember'])
  expect(html).toContain('<label for="champ-ville" class="text-15 font-semibold">Commentaires</label>')
  expect(html).toMatch(/id="champ-ville-note"[^>]*>Revenir à l’article</)
})

test('and in the page without a script, with what is wrong in it and all that was typed', async () => {
  const wrong = new AppError('comment.name_too_long', { fields: { place: 'comment.name_too_long' } })
  const html = await (await refusedFormResponse(wrong, read(sent))).text()
  expect(controls(html)).toEqual(['articleId', 'formToken', 'requestId', ...asked])
  expect(html).toContain('<a href="#champ-ville">')
  expect(html).toMatch(/value="Brest" id="champ-ville" name="place" required aria-invalid="true"/)
})

test('and comes back from the edge', () => {
  const body = Buffer.from(new URLSearchParams(sent).toString())
  const html = renderUndeliveredComment(body, { ...identity('X', 'fr'), status: 503 })
  expect(controls(html)).toEqual(['articleId', 'formToken', 'requestId', ...asked])
  expect(html).toContain('value="Brest" id="champ-ville"')
})

test('and is read, cleaned and checked on the site and in the browser alike', () => {
  expect(readPostComment(read({ ...sent, place: ' Bre\u200Bst\n' }))).toMatchObject(typed)
  for (const [place, code] of [
    ['', 'comment.name_empty'],
    ['Quimper', 'comment.name_too_long'],
  ]) {
    const refused = { code, fields: { place: code } }
    expect(() => readPostComment(read({ ...sent, place }))).toThrow(expect.objectContaining(refused))
    expect(problemsOf({ ...typed, place } as typeof typed)).toMatchObject(refused)
  }
  expect(problemsOf(typed)).toBeNull()
})

test('a page that was opened in an earlier release loses no word: its body has another name', () => {
  const { body: text, ...rest } = sent
  expect(readPostComment(read({ ...rest, text })).body).toBe('Merci.')
  const given = Buffer.from(new URLSearchParams({ ...rest, text }).toString())
  expect(renderUndeliveredComment(given, { ...identity('X', 'fr'), status: 503 })).toMatch(
    /<textarea[^>]* name="body"[^>]*>\nMerci\.</,
  )
  // The name of today comes first, even when nothing is in it.
  expect(read({ ...sent, body: '', text })).toMatchObject({ body: '' })
})

test('what nobody asked for is not read, nor what only looks like a field', () => {
  expect(read({ ...sent, other: 'x', name: { a: 1 } })).toEqual({ ...sent, name: '' })
  expect(Object.keys(read({}))).toEqual(Object.keys(read(sent)))
})
