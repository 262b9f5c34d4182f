import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

/** What is wrong with the syntax of a file: its path and line, the line itself, the reason. Undefined when it can be read. */
export function syntaxError(path: string): string | undefined {
  let source: string
  try {
    source = readFileSync(path, 'utf8')
  } catch {
    // Deleted, or about to be written: if it is needed, the import will fail and say so.
    return undefined
  }
  try {
    if (path.endsWith('.json')) JSON.parse(source)
    else if (/\.m?ts$|\.mjs$/.test(path)) stripTypeScriptTypes(source, { sourceUrl: path })
    return undefined
  } catch (error) {
    const { message, stack = '' } = error as Error
    if (path.endsWith('.json')) return `${path}\n${message}`
    // Node puts the path, the line and the place before its frames.
    return stack.split('\n    at ')[0]
  }
}
