/**
 * A script of ours without its comments and indents, which are for those who write it: a fifth of what readers would load.
 * Line by line, and so only for scripts that have no text over several lines; a test reads them all.
 */
export function withoutComments(script: string): string {
  return script
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//') && !/^\/\*\*.*\*\/$/.test(line))
    .join('\n')
}
