import { dirname, join, relative } from 'node:path'
import type { Child } from './child.ts'
import { syntaxError } from './source-syntax.ts'
import { watchSources } from './source-watch.ts'
import { explain, say } from './terminal.ts'

/**
 * What the processes without hot reload of their own are made of; Next sees to its own code. A test compares this with
 * what they import.
 */
export const reloaded: Readonly<Record<string, readonly string[]>> = {
  edge: ['edge', 'contract', 'lib', 'platform', 'public'],
  worker: ['bin/worker.ts', 'contract', 'db', 'domain', 'lib', 'platform'],
}

/** A file saved once is written in several steps, and a branch that is checked out is many files. */
const settling = 100
/** A browser asks again, and an open hot-reload connection would never end by itself. Milliseconds. */
const leaving = 1_000

/**
 * Development: starts a process again when its code changes. While a file cannot be read, the process goes on with the
 * code it has, and the terminal says where the mistake is.
 */
export function reloadOnChange(root: string, children: () => readonly Child[]): () => void {
  const changed = new Set<string>()
  const broken = new Map<string, string>()
  const due = new Set<Child>()
  let timer: NodeJS.Timeout | undefined
  let isBusy = false

  const uses = (child: Child, path: string) =>
    (reloaded[child.name] ?? []).some((part) => path === part || path.startsWith(`${part}/`))

  const act = async () => {
    if (isBusy) return
    isBusy = true
    const paths = [...changed]
    changed.clear()
    for (const path of paths) judge(path)
    for (const child of children()) if (paths.some((path) => uses(child, path))) due.add(child)
    const ready = [...due].filter((child) => ![...broken.keys()].some((path) => uses(child, path)))
    await Promise.all(ready.map((child) => restart(child, paths).catch((error) => say(explain(error)))))
    isBusy = false
    if (changed.size > 0) await act()
  }

  /** It stays due until it runs the new code: the next change, wherever it is, tries once more. */
  const restart = async (child: Child, paths: readonly string[]) => {
    await child.restart(leaving)
    due.delete(child)
    say(`${child.name} restarted: ${named(paths)}`)
  }

  /** Says each mistake once. */
  const judge = (path: string) => {
    const mistake = syntaxError(join(root, path))
    if (mistake !== undefined && mistake !== broken.get(path)) say(mistake)
    if (mistake === undefined) broken.delete(path)
    else broken.set(path, mistake)
  }

  const parts = Object.values(reloaded).flat()
  const folders = parts.map((part) => join(root, part.endsWith('.ts') ? dirname(part) : part))
  const close = watchSources(folders, (absolute) => {
    const path = relative(root, absolute)
    if (!isLoaded(path)) return
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => void act(), settling)
  })
  return () => {
    clearTimeout(timer)
    close()
  }
}

/** Pure: neither a test nor what editors leave beside a file. */
export function isLoaded(path: string): boolean {
  const isCode = /\.(?:ts|mjs|json)$/.test(path) && !path.endsWith('.test.ts')
  return isCode || path.startsWith('public/')
}

/** Pure: a branch that is checked out is many files, and nobody reads their names. */
function named(paths: readonly string[]): string {
  const rest = paths.length - 3
  return [...paths.slice(0, 3), ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}
