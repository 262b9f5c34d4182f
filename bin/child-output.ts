import type { ChildProcess } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { wrapForeignLines } from './foreign-lines.ts'
import { readableLine } from './log-file.ts'
import { say } from './terminal.ts'

/** Writes what a process prints as lines of a log. When it is shown, the terminal has it as well, as it was printed. */
export function keepOutput(
  child: ChildProcess,
  name: string,
  write: (line: string) => void,
  isShown: boolean,
): void {
  for (const [stream, level] of [
    [child.stdout, 'info'],
    [child.stderr, 'error'],
  ] as const) {
    const kept = wrapForeignLines(name, level, write)
    stream?.setEncoding('utf8').on('data', kept.take).once('end', kept.end)
    // A pipe that breaks off has nothing more to say.
    stream?.on('error', () => {})
    if (!isShown) continue
    const shown = showLines(name, say)
    stream?.on('data', shown.take).once('end', shown.end)
  }
}

/** Everything that is not a line of our logger, and of those the warnings and errors: the log has the others. */
export function showLines(
  name: string,
  show: (line: string) => void,
): { take(text: string): void; end(): void } {
  let begun = ''
  const line = (text: string) => {
    const entry = readableLine(text)
    const shown = stripVTControlCharacters(entry.text).trimEnd()
    if (shown !== '' && entry.level !== 'info' && entry.level !== 'debug') show(`${name} | ${shown}`)
  }
  return {
    take(text) {
      const lines = (begun + text).split('\n')
      begun = lines.pop()!
      for (const one of lines) line(one)
    },
    end() {
      if (begun !== '') line(begun)
      begun = ''
    },
  }
}
