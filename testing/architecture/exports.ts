import { namesTaken } from './imports.ts'
import { codeOf, isTest, sources } from './sources.ts'

const declared =
  /^export\s+(?:abstract\s+)?(?:async\s+)?(const|let|function\*?|class|type|interface|enum)\s+(\w+)/
/** Where a declaration of a file begins: everything inside of one is indented. */
const declarations =
  /^(?=(?:export|const|let|function|async|abstract|class|type|interface|enum|for|if|await)\b)/m

/** Next reads these by their names. */
const isRead = (path: string) => path.startsWith('app/')
/** Modules in strings. */
const isWritten = (path: string) => path === 'bench/empty-site.ts'

/**
 * Exports that no other file imports. A type that another export of its file mentions is what callers of that one get and
 * give: it may be exported before one of them has to spell it.
 */
export function unusedExports(files: readonly string[] = sources, read = codeOf): string[] {
  const taken = namesTaken(files, read)
  return files
    .filter((path) => !isTest(path) && !isRead(path) && !isWritten(path) && !taken.get(path)?.has('*'))
    .flatMap((path) => {
      const parts = read(path).split(declarations)
      return parts.flatMap((part) => {
        const [, kind, name] = declared.exec(part) ?? []
        if (!name || taken.get(path)?.has(name)) return []
        const mentions = new RegExp(`\\b${name}\\b`)
        const isMentioned = parts.some(
          (other) => other !== part && other.startsWith('export') && mentions.test(other),
        )
        return (kind === 'type' || kind === 'interface') && isMentioned ? [] : [`${path}: ${name}`]
      })
    })
}
