// @vitest-environment jsdom
import { getSchema } from '@tiptap/core'
import { DOMSerializer, DOMParser as DocumentParser } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { documentFormat, documentSchema, formatOf } from '#domain/articles/document.ts'
import { storedDocument } from '../body/document-json.ts'
import { PictureBlock } from '../body/picture-node.ts'
import { Blockquote, PullQuote } from '../body/quote-node.ts'
import { plainNodes } from '../body/schema.ts'
import { blockNodes } from './block-nodes.ts'
import { newBlocks } from './insert-block.ts'

const schema = getSchema([...plainNodes, Blockquote, PullQuote, PictureBlock, ...blockNodes])
const id = '018f0000-0000-7000-8000-000000000001'
const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

const everything = documentSchema.parse({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Un fait' },
        { type: 'footnote', attrs: { text: 'Sa « source ».' } },
        {
          type: 'text',
          text: 'قال',
          marks: [{ type: 'language', attrs: { lang: 'ar' } }, { type: 'italic' }],
        },
      ],
    },
    { type: 'gallery', attrs: { pictures: [{ mediaId: id, alt: 'a', caption: 'b', credit: 'c' }] } },
    {
      type: 'table',
      attrs: { caption: 'Les voix' },
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [line('Commune')] },
            { type: 'tableCell', attrs: { colspan: 1, rowspan: 2 }, content: [line('12'), line('13')] },
          ],
        },
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [line('a')] },
            { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [{ type: 'paragraph' }] },
          ],
        },
      ],
    },
    { type: 'readAlso', attrs: { articles: [{ id, title: 'Le pont' }] } },
    { type: 'box', attrs: { title: 'Repères' }, content: [line('Un.')] },
    {
      type: 'timeline',
      attrs: { title: 'Dates' },
      content: [{ type: 'timelineEntry', attrs: { date: '1974' }, content: [line('Le four.')] }],
    },
    {
      type: 'chart',
      attrs: {
        kind: 'lines',
        title: 't',
        unit: 'en %',
        source: 's',
        series: ['a'],
        rows: [{ label: 'x', values: ['1,5'] }],
      },
    },
    {
      type: 'audio',
      attrs: {
        mediaId: '018f0000-0000-7000-8000-000000000001',
        title: 't "<b>',
        credit: 'c',
        transcript: 'Un.\nDeux.',
      },
    },
    {
      type: 'citation',
      attrs: {
        url: 'https://video.example.org/w/abc',
        title: 't',
        text: 'Un.\nDeux.',
        author: 'a',
        date: '2024-03-14',
        mediaId: '',
      },
    },
  ],
})

test('the editor keeps every block whole', () => {
  const node = schema.nodeFromJSON(everything)
  node.check()
  expect(documentSchema.parse(storedDocument(node.toJSON()))).toEqual(everything)
})

test('so does the clipboard', () => {
  const box = document.createElement('div')
  box.append(DOMSerializer.fromSchema(schema).serializeFragment(schema.nodeFromJSON(everything).content))
  const read = DocumentParser.fromSchema(schema).parse(box)
  expect(documentSchema.parse(storedDocument(read.toJSON()))).toEqual(everything)
})

test('what the menu puts in can be saved as it is, and asks for a format of today', () => {
  for (const make of Object.values(newBlocks)) {
    const node = schema.nodeFromJSON({ type: 'doc', content: [make()] })
    node.check()
    const stored = documentSchema.parse(storedDocument(node.toJSON()))
    expect(formatOf(stored)).toBeGreaterThan(1)
    expect(formatOf(stored)).toBeLessThanOrEqual(documentFormat)
  }
})
