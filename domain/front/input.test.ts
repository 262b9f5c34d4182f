import { expect, test } from 'vitest'
import { parse } from '#domain/action.ts'
import { uuidv7 } from '#lib/uuid.ts'
import { emptyLayout, type FrontLayout, frontPageId } from './front.ts'
import { composeFrontInput } from './input.ts'

const send = (changes: Partial<FrontLayout>) =>
  parse(composeFrontInput, { pageId: frontPageId, baseNumber: 0, layout: { ...emptyLayout, ...changes } })
const [a, b, c] = [uuidv7(), uuidv7(), uuidv7()]
const banner = { text: 'Alerte', articleId: null, endsAt: '2026-11-27T13:00:00Z' }

test('a composition comes in as it was made', () => {
  const layout = { kind: 'report', title: 'Le pont', leads: [a], linked: [b, c], banner } as const
  expect(send({ ...layout, leads: [a], linked: [b, c] }).layout).toEqual({ ...emptyLayout, ...layout })
})

test.each<[string, Partial<FrontLayout>]>([
  ['front.repeated', { leads: [a], seconds: [b, a] }],
  ['front.repeated', { blocks: [{ sectionId: a, stories: [b, b], isShown: true }] }],
  ['front.too_many', { seconds: [a, b, c, uuidv7()] }],
  ['front.title_missing', { kind: 'report', title: '  ' }],
  ['field.too_long', { title: 'é'.repeat(81) }],
  ['field.required', { banner: { ...banner, text: '\u200b' } }],
  ['field.too_long', { banner: { ...banner, text: 'a'.repeat(161) } }],
  ['field.date', { banner: { ...banner, endsAt: 'demain' } }],
  ['request.invalid', { leads: ['1'] }],
  ['request.invalid', { kind: 'wall' as never }],
  ['request.invalid', { kind: 'story', leads: [a], isLeadOpen: true }],
  ['request.invalid', { kind: 'equal', leads: [a, b], isLeadOpen: true }],
  ['request.invalid', { kind: 'equal', isLeadOpen: false as never }],
  [
    'request.invalid',
    {
      blocks: [
        { sectionId: a, stories: [], isShown: true },
        { sectionId: a, stories: [], isShown: false },
      ],
    },
  ],
])('%s', (code, changes) => {
  expect(() => send(changes)).toThrow(expect.objectContaining({ code }))
})
