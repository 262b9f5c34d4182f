import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeFileAtomic, writeFileAtomicSync } from './atomic-file.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atomic-'))
  file = join(folder, 'état.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const ways = [
  ['at once', async (data: string, options = {}) => writeFileAtomicSync(file, data, options)],
  ['in its time', (data: string, options = {}) => writeFileAtomic(file, data, options)],
] as const

describe.each(ways)('%s', (_, write) => {
  test('makes a file, replaces it, and leaves nothing beside it', async () => {
    await write('one')
    expect(readFileSync(file, 'utf8')).toBe('one')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await write('two', { unflushed: 'a test', mode: 0o644 })
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(statSync(file).mode & 0o777).toBe(0o644)
    expect(readdirSync(folder)).toEqual(['état.json'])
  })

  test.runIf(existsSync('/dev/full'))('a full disk keeps the old file, and no draft', async () => {
    await write('old')
    symlinkSync('/dev/full', join(folder, `.état.json.${process.pid}.draft`))
    await expect(write('new')).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(readFileSync(file, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['état.json'])
    await write('new')
    expect(readFileSync(file, 'utf8')).toBe('new')
  })

  test('a folder that is not there is said to be missing', async () => {
    rmSync(folder, { recursive: true })
    await expect(write('x')).rejects.toMatchObject({ code: 'ENOENT' })
    expect(existsSync(folder)).toBe(false)
    // For afterEach.
    folder = mkdtempSync(join(tmpdir(), 'atomic-'))
  })

  test('drafts of the dead are cleared away; those of the living and other files are not', async () => {
    const parent = process.ppid
    const dead = ['.état.json.1073741824.draft', `.autre.${process.pid}-3.draft`]
    const others = [`.état.json.${parent}.draft`, 'note.draft', '.hidden']
    for (const name of [...dead, ...others]) writeFileSync(join(folder, name), 'half')
    await write('whole')
    expect(readdirSync(folder).sort()).toEqual(['état.json', ...others].sort())
  })
})

test('a stream that breaks keeps the old file', async () => {
  await writeFileAtomic(file, Readable.from([Buffer.from('old')]))
  const broken = async function* () {
    yield Buffer.from('ne')
    throw new Error('cut off')
  }
  await expect(writeFileAtomic(file, broken())).rejects.toThrow('cut off')
  expect(readFileSync(file, 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['état.json'])
})

test('of many writers in one process one wins, whole', async () => {
  const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(50_000))
  await Promise.all(texts.map((text) => writeFileAtomic(file, text, { unflushed: 'a test' })))
  expect(texts).toContain(readFileSync(file, 'utf8'))
  expect(readdirSync(folder)).toEqual(['état.json'])
})

const writer = `
  const { writeFileAtomic, writeFileAtomicSync } = await import(${JSON.stringify(
    pathToFileURL(join(import.meta.dirname, 'atomic-file.ts')).href,
  )})
  const [file, way] = process.argv.slice(1)
  process.stdout.write('ready')
  for (let i = 0; i < 100_000; i++) {
    const text = (i % 2 ? 'a' : 'b').repeat(2_000_000)
    const options = { unflushed: 'a test' }
    if (way === 'sync') writeFileAtomicSync(file, text, options)
    else await writeFileAtomic(file, text, options)
  }`

test.each(['sync', 'async'])('who is killed in between leaves a whole file (%s)', async (way) => {
  const old = 'o'.repeat(2_000_000)
  for (let round = 0; round < 8; round++) {
    writeFileSync(file, old)
    const child = spawn(process.execPath, ['--input-type=module', '--eval', writer, file, way], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    // At another moment of its work each time.
    for (let look = 0; look < round * 37; look++) statSync(file)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const left = readFileSync(file, 'utf8')
    expect(left).toHaveLength(old.length)
    expect(new Set(left).size).toBe(1)
    const drafts = readdirSync(folder).filter((name) => name !== 'état.json')
    expect(drafts.length).toBeLessThanOrEqual(1)
    // What it could not clear away goes with the next start of anybody who writes here.
    const next = spawn(process.execPath, [
      '--input-type=module',
      '--eval',
      writer.replace('100_000', '1'),
      file,
      way,
    ])
    expect((await once(next, 'exit'))[0]).toBe(0)
    expect(readdirSync(folder)).toEqual(['état.json'])
  }
})
