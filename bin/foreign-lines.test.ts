import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { wrapForeignLines } from './foreign-lines.ts'

const canary = 'zqcanari'

function wrapped(...chunks: string[]): string[] {
  const lines: string[] = []
  const { take, end } = wrapForeignLines(
    'next',
    'error',
    (line) => lines.push(line),
    () => 1_000_000,
  )
  for (const chunk of chunks) take(chunk)
  end()
  return lines
}
const texts = (...chunks: string[]) => wrapped(...chunks).map((line) => JSON.parse(line).text)

test('a line becomes a line of ours, however it arrives', () => {
  expect(wrapped('  ▲ Next', '.js 16\nReady').map((line) => JSON.parse(line))).toEqual([
    { level: 'error', time: '1970-01-01T00:16:40.000Z', source: 'next', text: '▲ Next.js 16' },
    { level: 'error', time: '1970-01-01T00:16:40.000Z', source: 'next', text: 'Ready' },
  ])
})

test('control bytes of strangers reach no terminal', () => {
  const lines = wrapped('\u001b[2J\u001b]0;title\u0007a\u0000b\rc\u009b1m\u202ed\n')
  expect(lines).toHaveLength(1)
  expect(lines[0]!.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

test.each<[string, string]>([
  [
    'drizzle’s parameters',
    `DrizzleQueryError: Failed query: insert into "drafts" values ($1)\nparams: ${canary},a\n${canary}\n\n${canary}\n    at run (/srv/a.ts:1:2)\n`,
  ],
  [
    'what Node prints of an error',
    `${inspect(
      Object.assign(new Error(`Failed query: x\nparams: ${canary}`), {
        params: [canary, { deep: canary }],
        detail: `Key (email)=(${canary}) already exists.`,
      }),
    )}\n`,
  ],
  [
    'details of PostgreSQL',
    `ERROR: duplicate key\nDETAIL:  Key (name)=(${canary}) exists.\nCONTEXT: ${canary}\n`,
  ],
  ['a quoted value', `SyntaxError: Unexpected token, "${canary}"... is not valid JSON\n`],
  ['a header', `Invalid Origin header value: \`https://${canary}\`\n`],
])('%s are left out', (_, text) => {
  const lines = wrapped(text)
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.join('')).not.toContain(canary)
})

test('places after left-out values are kept', () => {
  expect(texts(`params: ${canary}\n${canary}\n    at run (/srv/a.ts:1:2)\n`)).toContain(
    'at run (/srv/a.ts:1:2)',
  )
})

test('a line of our logger stays as it is, one that pretends to be is wrapped', () => {
  const ours = '{"level":"warn","time":"2026-01-01T00:00:00.000Z","pid":1,"name":"site","msg":"job queue"}'
  expect(wrapped(`${ours}\n`)).toEqual([`${ours}\n`])
  expect(wrapped(`{"level":"warn","text":"${canary}"}\n`).join('')).not.toContain(canary)
})

test('length and rate are capped, and what is left out is counted', () => {
  const long = wrapped('x'.repeat(50_000), 'x'.repeat(50_000), '\nshort\n')
  expect(long).toHaveLength(2)
  expect(Math.max(...long.map(({ length }) => length))).toBeLessThan(1_000)
  const many = texts('again\n'.repeat(10_000))
  expect(many).toHaveLength(101)
  expect(many.at(-1)).toBe('9900 lines more were left out')
})
