// @vitest-environment jsdom
import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import { plainNodes } from './schema.ts'
import { matching, slashQuery } from './slash-query.ts'

const schema = getSchema(plainNodes)
const stateOf = (block: object, offset: number) => {
  const doc = schema.nodeFromJSON({ type: 'doc', content: [block] })
  const state = EditorState.create({ doc })
  return state.apply(state.tr.setSelection(TextSelection.create(doc, offset)))
}
const line = (text: string, at = text.length) =>
  stateOf({ type: 'paragraph', content: [{ type: 'text', text }] }, 1 + at)

describe('a slash', () => {
  test.each([
    ['/', ''],
    ['/gal', 'gal'],
    ['/À lire', 'À lire'],
  ])('that begins a line asks: %s', (text, query) => {
    expect(slashQuery(line(text))).toEqual({ from: 1, query })
  })

  test.each([
    ['in a sentence', line('et/ou')],
    ['before a sentence', line('/ est une barre oblique, et voici pourquoi.')],
    ['of an address', line('//exemple.org')],
    ['with a space behind it', line('/ ')],
    ['with the cursor before it', line('/gal', 0)],
    [
      'in a heading',
      stateOf({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '/' }] }, 2),
    ],
    [
      'in a list',
      stateOf(
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: '/' }] }] },
          ],
        },
        4,
      ),
    ],
  ])('%s is a slash', (_, state) => {
    expect(slashQuery(state)).toBeNull()
  })
})

describe('letters behind it', () => {
  const choices = [
    'Note',
    'Galerie',
    'Tableau',
    'Encadré',
    'À lire aussi',
    'Citation en exergue',
    'Intertitre',
  ].map((label) => ({ key: label, label, insert: () => {} }))
  const labels = (query: string) => matching(choices, query).map(({ label }) => label)

  test('leave what has them, what begins with them first', () => {
    expect(labels('')).toHaveLength(choices.length)
    expect(labels('ga')).toEqual(['Galerie'])
    expect(labels('EX')).toEqual(['Citation en exergue'])
    expect(labels('a lire')).toEqual(['À lire aussi'])
    expect(labels('encadre')).toEqual(['Encadré'])
    expect(labels('t')).toEqual(['Tableau', 'Note', 'Citation en exergue', 'Intertitre'])
    expect(labels('zz')).toEqual([])
  })
})
