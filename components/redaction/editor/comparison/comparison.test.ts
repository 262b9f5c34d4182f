import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyContent } from '#domain/articles/content.ts'
import { align, compareWords, textLines } from './comparison.ts'

describe('align', () => {
  it('puts shared lines on one row and pairs the others', () => {
    expect(align(['a', 'b', 'c'], ['a', 'x', 'y', 'c'])).toEqual([
      { left: 'a', right: 'a', isSame: true },
      { left: 'b', right: 'x', isSame: false },
      { left: null, right: 'y', isSame: false },
      { left: 'c', right: 'c', isSame: true },
    ])
  })

  it('loses nothing and invents nothing', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
    fc.assert(
      fc.property(lines, lines, (left, right) => {
        const rows = align(left, right)
        expect(rows.flatMap((row) => row.left ?? [])).toEqual(left)
        expect(rows.flatMap((row) => row.right ?? [])).toEqual(right)
        expect(rows.every((row) => row.isSame === (row.left === row.right))).toBe(true)
      }),
    )
  })
})

describe('compareWords', () => {
  it('marks only the words that differ', () => {
    const { left, right } = compareWords('Le maire a parlé hier', 'Le maire a menti hier')
    expect(left).toEqual([
      { text: 'Le maire a ', isChanged: false },
      { text: 'parlé', isChanged: true },
      { text: ' hier', isChanged: false },
    ])
    expect(right[1]).toEqual({ text: 'menti', isChanged: true })
  })
})

describe('textLines', () => {
  it('reads quotations with their author, lists by item and pictures by their description', () => {
    const text = (words: string) => [{ type: 'text' as const, text: words }]
    const lines = textLines(
      {
        ...emptyContent,
        body: {
          type: 'doc',
          content: [
            { type: 'paragraph' },
            { type: 'pullQuote', attrs: { attribution: 'Odile Ferrandieu' }, content: text('Tenir.') },
            {
              type: 'bulletList',
              content: [{ type: 'listItem', content: [{ type: 'paragraph', content: text('un') }] }],
            },
            { type: 'picture', attrs: { mediaId: 'm', alt: 'Un pont', caption: '', credit: 'Plein Jour' } },
          ],
        },
      },
      'Image',
    )
    expect(lines).toEqual(['Tenir. — Odile Ferrandieu', '• un', '[Image · Un pont · Plein Jour]'])
  })

  it('reads tables and charts by row, galleries by picture, notes below their block, and what one is led to', () => {
    const paragraph = (text: string) => ({
      type: 'paragraph' as const,
      content: [{ type: 'text' as const, text }],
    })
    const cell = (text: string) => ({ type: 'tableCell' as const, content: [paragraph(text)] })
    const note = { type: 'footnote' as const, attrs: { text: 'La source.' } }
    const chart = { kind: 'bars' as const, title: 'Les loyers', unit: '', source: 'Mairie', series: [] }
    const lines = textLines(
      {
        ...emptyContent,
        body: {
          type: 'doc',
          content: [
            { type: 'paragraph', content: [{ type: 'text', text: 'Un fait' }, note] },
            {
              type: 'table',
              attrs: { caption: 'Voix' },
              content: [{ type: 'tableRow', content: [cell('Valbrune'), cell('12')] }],
            },
            { type: 'chart', attrs: { ...chart, rows: [{ label: 'Centre', values: ['7'] }] } },
            {
              type: 'gallery',
              attrs: { pictures: [{ mediaId: 'm', alt: 'Un pont', caption: '', credit: '' }] },
            },
            { type: 'readAlso', attrs: { articles: [{ id: 'a', title: 'Le pont' }] } },
            { type: 'box', attrs: { title: 'Repères' }, content: [paragraph('Un.')] },
          ],
        },
      },
      'Image',
    )
    expect(lines).toEqual([
      'Un fait',
      '[1] La source.',
      'Voix',
      'Valbrune | 12',
      'Les loyers',
      'Centre | 7',
      'Mairie',
      '[Image · Un pont]',
      '→ Le pont',
      'Repères',
      'Un.',
    ])
  })
})
