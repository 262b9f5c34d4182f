import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readComment, readLine } from './comment-markup.ts'

describe('readComment', () => {
  it('parts paragraphs at empty lines and keeps line breaks inside them', () => {
    expect(readComment('Un.\nDeux.\n\nTrois.').map((block) => block.lines.length)).toEqual([2, 1])
  })

  it('reads quoted lines as one quotation', () => {
    const blocks = readComment('> Ce que vous disiez\n> hier\nNon.')
    expect(blocks.map((block) => block.kind)).toEqual(['quote', 'paragraph'])
    expect(blocks[0]?.lines).toEqual([
      [{ kind: 'text', text: 'Ce que vous disiez' }],
      [{ kind: 'text', text: 'hier' }],
    ])
  })
})

describe('readLine', () => {
  it('knows bold and italic, and leaves lonely stars alone', () => {
    expect(readLine('**oui** et *non*')).toEqual([
      { kind: 'bold', text: 'oui' },
      { kind: 'text', text: ' et ' },
      { kind: 'italic', text: 'non' },
    ])
    expect(readLine('2 * 3 * 4 = 24')).toEqual([{ kind: 'text', text: '2 * 3 * 4 = 24' }])
  })

  it('links web addresses without the punctuation of the sentence', () => {
    expect(readLine('Voir (https://www.example.org/a?b=1).')).toEqual([
      { kind: 'text', text: 'Voir (' },
      { kind: 'link', text: 'example.org/a?b=1', href: 'https://www.example.org/a?b=1' },
      { kind: 'text', text: ').' },
    ])
  })

  it('links nothing else', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      '<a href=x>',
      '[a](javascript:x)',
      'ftp://a.b',
    ])
      expect(readLine(text)).toEqual([{ kind: 'text', text }])
  })

  it('never makes a link of anything but http(s), whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const span of readLine(text.replaceAll('\n', ' ')))
          if (span.kind === 'link') expect(span.href).toMatch(/^https?:\/\//)
      }),
    )
  })

  it('reads hostile lines in linear time', () => {
    const started = performance.now()
    readLine(`${'*a '.repeat(20_000)}${'**'.repeat(20_000)}`)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
