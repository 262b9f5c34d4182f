import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { withoutComments } from './comments.ts'

const folder = new URL('../../public/', import.meta.url)
const scripts = ['reader.js', 'keep.js', 'later.js']
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')

test('comments and indents go, code and addresses stay', () => {
  const script = "// Why.\nconst a = 'https://a.test' // here\n\n  /** What. */\n  b(a)\n"
  expect(withoutComments(script)).toBe("const a = 'https://a.test' // here\nb(a)")
})

test.each(scripts)(
  '%s has no text over several lines, and is still a script without its comments',
  (name) => {
    for (const line of read(name).split('\n')) expect((line.match(/`/g) ?? []).length % 2, line).toBe(0)
    // Read, and not run.
    expect(() => runInNewContext(`(() => {${withoutComments(read(name))}})`)).not.toThrow()
  },
)

/** The share of the page that is script: what every page has, and what an article or the page of the lists has besides. */
test('what a reader loads of them is small', () => {
  const size = (name: string) => gzipSync(withoutComments(read(name)), { level: 9 }).length
  expect(size('reader.js')).toBeLessThanOrEqual(1_536)
  for (const name of ['keep.js', 'later.js'])
    expect(size('reader.js') + size(name)).toBeLessThanOrEqual(3_072)
})
