import { importsOf } from './imports.ts'
import { text } from './sources.ts'

/** Files that import one another, in a round: a → b → a. One round for each import that closes one. */
export function circlesAmong(files: string[], neighbours: (file: string) => string[]): string[] {
  const circles: string[] = []
  const left = new Set<string>()
  const trail: string[] = []
  function enter(file: string): void {
    if (left.has(file)) return
    const begin = trail.indexOf(file)
    if (begin >= 0) {
      circles.push([...trail.slice(begin), file].join(' → '))
      return
    }
    trail.push(file)
    for (const next of neighbours(file)) enter(next)
    trail.pop()
    left.add(file)
  }
  for (const file of files) enter(file)
  return circles
}

/** Files that import one another, even for a type. */
export const circlesOfFiles = (files: string[]): string[] =>
  circlesAmong(files, (file) => importsOf(file).flatMap(({ to }) => (text.has(to) ? to : [])))

type Step = { from: string; to: string }

/** Imports among these files, even of a type. */
export const stepsAmong = (files: string[]): Step[] =>
  files.flatMap((file) => importsOf(file).filter(({ to }) => text.has(to)))

/**
 * Folders that import one another. `folderOf` says which folder a file counts for; undefined leaves the file out.
 * Each circle comes with an import for each of its steps.
 */
export function circlesOfFolders(
  steps: readonly Step[],
  folderOf: (file: string) => string | undefined,
): string[] {
  const reasons = new Map<string, Map<string, string>>()
  for (const { from, to } of steps) {
    const [here, there] = [folderOf(from), folderOf(to)]
    if (here === undefined || there === undefined || here === there) continue
    if (!reasons.has(here)) reasons.set(here, new Map())
    reasons.get(here)!.set(there, `${from} imports ${to}`)
  }
  const circles = circlesAmong([...reasons.keys()].sort(), (folder) => [
    ...(reasons.get(folder)?.keys() ?? []),
  ])
  return circles.map((circle) => {
    const folders = circle.split(' → ')
    const why = folders.slice(1).map((into, i) => reasons.get(folders[i]!)!.get(into))
    return [circle, ...why].join('\n  ')
  })
}
