import { expect, test } from 'vitest'
import { readComment } from './comment-markup.ts'
import { quoteOf, withQuote } from './quote.ts'

test('each line stands behind its sign, and one writes below it', () => {
  expect(quoteOf('Bien dit.\n\nEt encore.')).toBe('> Bien dit.\n> Et encore.\n\n')
})

test('what a comment quotes itself is not quoted again', () => {
  expect(quoteOf('> Avant.\nMa réponse.')).toBe('> Ma réponse.\n\n')
})

test('a long one ends at a word, and says so', () => {
  const quoted = quoteOf('mot '.repeat(300))
  expect(quoted.trimEnd()).toMatch(/ mot \[…\]$/)
  expect([...quoted].length).toBeLessThan(420)
})

test('it is printed as a quotation, with the answer below it', () => {
  const blocks = readComment(`${quoteOf('Bien dit.')}Non.`)
  expect(blocks.map(({ kind }) => kind)).toEqual(['quote', 'paragraph'])
})

test('what was typed before stays above it', () => {
  expect(withQuote('Je pense', '> Oui\n\n')).toBe('Je pense\n\n> Oui\n\n')
  expect(withQuote(' ', '> Oui\n\n')).toBe('> Oui\n\n')
})
