import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { takeTags } from './tags.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function heapUsed(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

test('what a page declares outlives the page, and does not keep it', () => {
  const declared = '0198c6a2-7b1c-7000-8000-'
  const pages = 500
  const before = heapUsed()
  const kept = Array.from({ length: pages }, (_, n) => {
    const tag = `article:${declared}${String(n).padStart(12, '0')}`
    const head = `<head><meta name="cache-tags" content="site ${tag}"/></head>`
    return takeTags(Buffer.from(`${head}${'a'.repeat(64 * 1024)}`)).tags
  })
  // A page each would be 32 MB.
  expect(heapUsed() - before).toBeLessThan(4 * 1024 * 1024)
  expect(kept[7]).toEqual(['site', `article:${declared}000000000007`])
})
