import { stripVTControlCharacters } from 'node:util'
import { isFrame, withoutQuoted } from '#lib/error-facts.ts'

/**
 * What a process prints without our logger (Next's own words, a crash of Node, what a stranger sent and Next repeats) is no
 * log: it may hold control bytes, people's words and any number of lines. Each becomes a line of ours, with what is quoted
 * or a parameter taken out of it.
 */
export interface ForeignLines {
  take(chunk: Buffer | string): void
  /** What has no end of line is a line, too. */
  end(): void
}

const longestLine = 8 * 1024
/** A stack trace has thirty lines, and somebody has to read them. */
const mostLines = 100
const window = 10_000
/** After so much silence the next line is not a continuation. Milliseconds. */
const quiet = 2_000

/** Behind these stand values: drizzle's parameters, PostgreSQL's details, what Node prints of an error's properties. */
const values =
  /(?:^|[\s{,])(?:params|parameters|args|values|detail|details|where|hint|context|internal_?query|statement|query|input|received|email|body|text)['"]?\s*[:=]/i

export function wrapForeignLines(
  source: string,
  level: 'info' | 'error',
  write: (line: string) => void,
  now: () => number = Date.now,
): ForeignLines {
  let begun = ''
  let isCut = false
  let isAmongValues = false
  let lastAt = 0
  let windowFrom = 0
  let written = 0
  let dropped = 0

  const put = (text: string) =>
    write(`${JSON.stringify({ level, time: new Date(now()).toISOString(), source, text })}\n`)

  function line(raw: string): void {
    const at = now()
    if (at - lastAt > quiet) isAmongValues = false
    lastAt = at
    if (isOurs(raw)) {
      isAmongValues = false
      write(`${raw}\n`)
      return
    }
    const text = clean(raw)
    if (text === undefined) return
    if (at - windowFrom > window) {
      if (dropped > 0) put(`${dropped} lines more were left out`)
      windowFrom = at
      written = 0
      dropped = 0
    }
    if (++written > mostLines) dropped++
    else put(text)
  }

  /** Undefined when nothing of it may be written. */
  function clean(raw: string): string | undefined {
    const plain = stripVTControlCharacters(raw).replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, ' ')
    if (isFrame(plain)) {
      isAmongValues = false
      return plain.trim()
    }
    if (isAmongValues || plain.trim() === '') return undefined
    const found = values.exec(plain)
    if (found === null) return withoutQuoted(plain)
    isAmongValues = true
    return `${withoutQuoted(plain.slice(0, found.index))} …`.trim()
  }

  return {
    take(chunk) {
      const parts = (begun + chunk.toString()).split('\n')
      begun = parts.pop()!
      for (const part of parts) {
        if (!isCut) line(part.slice(0, longestLine))
        isCut = false
      }
      if (begun.length <= longestLine) return
      // The rest of a line without an end is not kept.
      if (!isCut) line(begun.slice(0, longestLine))
      isCut = true
      begun = ''
    },
    end() {
      if (begun !== '' && !isCut) line(begun)
      if (dropped > 0) put(`${dropped} lines more were left out`)
      begun = ''
      dropped = 0
    },
  }
}

/** A line of our logger, which has its own rules (lib/log.ts). */
function isOurs(raw: string): boolean {
  if (!raw.startsWith('{"level":"') || raw.length >= longestLine) return false
  try {
    const { level, time, pid, name, msg } = JSON.parse(raw)
    return [level, time, name, msg].every((value) => typeof value === 'string') && typeof pid === 'number'
  } catch {
    return false
  }
}
