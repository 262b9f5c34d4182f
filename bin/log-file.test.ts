import {
  closeSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { logPath, openLog, rotateLogs, tailOf } from './log-file.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'logs-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

test('keeps three old files while the writer goes on', () => {
  const fd = openLog(dataDir, 'next')
  const file = logPath(dataDir, 'next')
  for (let round = 1; round <= 5; round++) {
    writeSync(fd, `round ${round}\n`)
    rotateLogs(dataDir, 5)
  }
  writeSync(fd, 'now\n')
  rotateLogs(dataDir, 5)
  closeSync(fd)
  expect(readFileSync(file, 'utf8')).toBe('now\n')
  expect([1, 2, 3].map((n) => readFileSync(`${file}.${n}`, 'utf8'))).toEqual([
    'round 5\n',
    'round 4\n',
    'round 3\n',
  ])
  expect(existsSync(`${file}.4`)).toBe(false)
})

test('shows the last lines', () => {
  const fd = openLog(dataDir, 'next')
  writeSync(fd, Array.from({ length: 50 }, (_, i) => `line ${i}\n`).join(''))
  closeSync(fd)
  expect(tailOf(logPath(dataDir, 'next'), 2)).toBe('line 48\nline 49')
  expect(tailOf(logPath(dataDir, 'nobody'))).toBe('')
})

test('a process whose log cannot be written is started without one', () => {
  writeFileSync(join(dataDir, 'logs'), 'no folder')
  const fd = openLog(dataDir, 'next')
  writeSync(fd, 'lost')
  closeSync(fd)
})

test('a log that was taken away does not keep the others from being rotated', () => {
  closeSync(openLog(dataDir, 'next'))
  symlinkSync('nowhere', logPath(dataDir, 'edge'))
  writeFileSync(logPath(dataDir, 'next'), 'too long')
  rotateLogs(dataDir, 5)
  expect(readFileSync(`${logPath(dataDir, 'next')}.1`, 'utf8')).toBe('too long')
})

test('a folder that cannot be read ends nobody', () => {
  writeFileSync(join(dataDir, 'logs'), 'no folder')
  rotateLogs(dataDir)
})
