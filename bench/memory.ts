import { readdirSync, readFileSync } from 'node:fs'
import { type Product, processNames } from '#e2e/product.ts'
import { atMost, type Result } from './result.ts'

/**
 * All processes of the site, what they share counted once (PSS): the supervisor and whatever descends from it,
 * PostgreSQL's included. Linux only.
 */
export function measureMemory(site: Product): Result {
  const line = { what: 'memory of all processes after the bench', budget: '≤ 600 MB' }
  if (process.platform !== 'linux') return { ...line, found: '', later: 'needs /proc' }
  // The supervisor is the parent of most: what is named before it is not counted again.
  const seen = new Set<number>()
  const parts = processNames.map((name) => {
    const pids = withDescendants(site.pidOf(name)).filter((pid) => !seen.has(pid))
    for (const pid of pids) seen.add(pid)
    return { name, megabytes: pids.reduce((sum, pid) => sum + pssOf(pid), 0) / 1024 }
  })
  const all = parts.reduce((sum, { megabytes }) => sum + megabytes, 0)
  const each = parts.map(({ name, megabytes }) => `${name} ${megabytes.toFixed(0)}`).join(', ')
  return { ...line, what: `${line.what} (${each})`, found: `${all.toFixed(0)} MB`, ...atMost(all, 600) }
}

function withDescendants(root: number | undefined): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = read(`/proc/${name}/stat`)
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    parents.set(Number(name), parent)
  }
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || belongs(parents.get(pid)))
  return [...parents.keys()].filter(belongs)
}

/** KB. A process that is gone by now holds nothing. */
function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
