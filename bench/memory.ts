import type { Product } from '#testing/product.ts'
import { measureProcesses } from '#trials/load/memory.ts'
import { atMost, type Result } from './result.ts'

/** All processes of the site, what they share counted once: the supervisor and whatever descends from it. */
export function measureMemory(site: Product): Result {
  const line = { what: 'memory of all processes after the bench', budget: '≤ 600 MB' }
  if (process.platform !== 'linux') return { ...line, found: '', later: 'needs /proc' }
  const parts = measureProcesses(site)
  const total = parts.reduce((sum, { all }) => sum + all, 0)
  const each = parts.map(({ name, all }) => `${name} ${all.toFixed(0)}`).join(', ')
  return { ...line, what: `${line.what} (${each})`, found: `${total.toFixed(0)} MB`, ...atMost(total, 600) }
}
