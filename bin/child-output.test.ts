import { expect, test } from 'vitest'
import { showLines } from './child-output.ts'

test('a developer sees what is printed, and of the log its warnings and errors', () => {
  const shown: string[] = []
  const lines = showLines('edge', (line) => shown.push(line))
  const entry = (level: string, more: object) =>
    `${JSON.stringify({ level, time: '2026-01-01T00:00:00Z', pid: 1, name: 'edge', ...more })}\n`
  lines.take('\u001b[31mfile.ts:3\u001b[39m\n\n  const')
  lines.take(' a = ;\n')
  lines.take(entry('info', { msg: 'request' }))
  lines.take(entry('warn', { msg: 'slow' }))
  lines.take(entry('error', { msg: 'failed', err: { type: 'TypeError', message: 'x', stack: 'at a.ts:1' } }))
  lines.take('no end of line')
  lines.end()
  expect(shown).toEqual([
    'edge | file.ts:3',
    'edge |   const a = ;',
    'edge | slow',
    'edge | failed: TypeError x\nat a.ts:1',
    'edge | no end of line',
  ])
})
