import { expect, test } from 'vitest'
import { unusedExports } from './exports.ts'

const files: Record<string, string> = {
  'lib/rule.ts': `export const used = 1
export const own = used + 1
export function lazy() {}
export type Given = { a: number }
type Hidden = Given
export type Shown = { b: number }
export interface Options {
  shown: Shown
}
export async function withOptions(options: Options) {}
`,
  'lib/whole.ts': 'export const anything = 1\n',
  'lib/asked.ts': 'export const answer = 1\n',
  'lib/caller.ts': `import { used as other, type Given } from './rule.ts'
import * as whole from '#lib/whole.ts'
export { withOptions } from './rule.ts'
const { answer } = await import('./asked.ts')
`,
  'lib/test.test.ts': 'export const free = 1\n',
  'app/page.tsx': "export const dynamic = 'force-dynamic'\n",
}
const unused = (more: Record<string, string> = {}) => {
  const all = { ...files, ...more }
  return unusedExports(Object.keys(all), (path) => all[path]!)
}

test('an export that no other file imports is found; a type that another export gives or takes is not', () => {
  expect(unused()).toEqual(['lib/rule.ts: own', 'lib/rule.ts: lazy'])
})

test('a type that only what is not exported mentions is found', () => {
  expect(unused({ 'lib/caller.ts': '' })).toEqual([
    'lib/rule.ts: used',
    'lib/rule.ts: own',
    'lib/rule.ts: lazy',
    'lib/rule.ts: Given',
    'lib/rule.ts: withOptions',
    'lib/whole.ts: anything',
    'lib/asked.ts: answer',
  ])
})

test('the same name in another file is no use of it', () => {
  expect(unused({ 'lib/stranger.ts': "import { own } from './other.ts'\n" })).toContain('lib/rule.ts: own')
})
