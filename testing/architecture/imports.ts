import { dirname, join } from 'node:path'
import { codeOf, roots, text } from './sources.ts'

export type Import = { from: string; to: string; isType: boolean }

/** What a file imports, ours as paths from the root: `#domain/invalidation/invalidations.ts` and `./x.ts` → domain/invalidation/invalidations.ts. */
export function importsOf(from: string): Import[] {
  const pattern =
    /^(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
  return [...codeOf(from).matchAll(pattern)].map(([, type, name, lazy]) => {
    return { from, to: pathOf(from, (name ?? lazy)!), isType: type !== undefined }
  })
}

/** Which names of a file others import; `*` where that cannot be told by name. */
export function namesTaken(files: readonly string[], read = codeOf): Map<string, Set<string>> {
  const taken = new Map<string, Set<string>>()
  const clauses = /^(?:import|export)\s+([^'"`;]*?)\sfrom\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
  for (const from of files)
    for (const [, clause = '*', name, lazy] of read(from).matchAll(clauses)) {
      const path = pathOf(from, (name ?? lazy)!)
      const names = taken.get(path) ?? new Set<string>()
      taken.set(path, names)
      if (clause.includes('*')) names.add('*')
      for (const one of (/\{([^}]*)\}/.exec(clause)?.[1] ?? '').split(','))
        names.add(
          one
            .trim()
            .replace(/^type\s+/, '')
            .split(/\s+as\s+/)[0]!,
        )
    }
  return taken
}

const pathOf = (from: string, to: string): string =>
  to.startsWith('#') ? to.slice(1) : to.startsWith('.') ? join(dirname(from), to) : to

export const isOurs = (to: string) => roots.includes(to.split('/')[0]!)

export const importing = (files: string[], isForbidden: (one: Import) => boolean) =>
  files.flatMap((file) => importsOf(file).filter(isForbidden)).map(({ from, to }) => `${from} imports ${to}`)

/** As `importing`, through other files too. Where a chain `ends`, what lies behind it is called, not bundled. */
export function reaching(
  files: string[],
  isForbidden: (to: string) => boolean,
  ends: (to: string) => boolean,
): string[] {
  return files.flatMap((file) => {
    const seen = new Set([file])
    const chains = [[file]]
    for (let chain = chains.shift(); chain; chain = chains.shift())
      for (const { to, isType } of importsOf(chain.at(-1)!)) {
        if (isType || ends(to) || seen.has(to)) continue
        seen.add(to)
        if (isForbidden(to)) return [[...chain, to].join(' → ')]
        if (text.has(to)) chains.push([...chain, to])
      }
    return []
  })
}
