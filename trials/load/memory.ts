import { readdirSync, readFileSync } from 'node:fs'
import { type ProcessName, type Product, processNames } from '#testing/product.ts'

export type ProcessMemory = { name: ProcessName; all: number; own: number }

/**
 * MB of each process of the site and of what descends from it, at this moment. `all` counts what several share once
 * (PSS); `own` is what they have allocated for themselves, without programs, files and PostgreSQL's shared buffers, which
 * fill up to a size that is set and stay there. Linux only.
 */
export function measureProcesses(site: Product): ProcessMemory[] {
  // The supervisor is the parent of most: what is named before it is not counted again.
  const seen = new Set<number>()
  return processNames.map((name) => {
    const pids = withDescendants(site.pidOf(name)).filter((pid) => !seen.has(pid))
    for (const pid of pids) seen.add(pid)
    const rollups = pids.map((pid) => read(`/proc/${pid}/smaps_rollup`))
    const sum = (line: string) => rollups.reduce((total, text) => total + kilobytes(text, line), 0) / 1024
    return { name, all: sum('Pss'), own: sum('Pss_Anon') }
  })
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

/** A process that is gone by now holds nothing. */
function kilobytes(rollup: string, line: string): number {
  return Number(new RegExp(`^${line}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
