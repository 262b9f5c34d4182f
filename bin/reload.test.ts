import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pickPort } from '#db/embedded/port.ts'
import { isRunning } from '#db/embedded/process.ts'
import { inheritedEnv } from '#lib/env.ts'
import { importsOf } from '#testing/architecture/imports.ts'
import { text } from '#testing/architecture/sources.ts'
import { type Child, keepRunning } from './child.ts'
import { isLoaded, reloaded, reloadOnChange } from './reload.ts'
import { openRunRecord, type RunRecord } from './run-record.ts'
import { syntaxError } from './source-syntax.ts'
import { waitUntil } from './wait-until.ts'

let root: string
let record: RunRecord
let printed: string
let children: Child[]
let close: () => void
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'reload-'))
  record = await openRunRecord(root)
  children = []
  close = () => {}
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
})
afterEach(async () => {
  close()
  await Promise.all(children.map((child) => child.stop(1_000)))
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
})

const write = (path: string, source: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), source)
}
/** As most editors save: a new file in the place of the old one. */
const replace = (path: string, source: string) => {
  writeFileSync(join(root, `${path}.tmp`), source)
  renameSync(join(root, `${path}.tmp`), join(root, path))
}
function run(name: string, program: string): Child {
  const plan = { name, args: [join(root, program)], env: inheritedEnv(), isShown: true, waitsForChange: true }
  const child = keepRunning(plan, root, record)
  child.settled()
  children.push(child)
  return child
}
const watch = () => {
  close = reloadOnChange(root, () => children)
}
const until = (what: string, is: () => boolean | Promise<boolean>) => waitUntil(what, is, { limit: 15_000 })
const pidOf = (name: string): number =>
  JSON.parse(readFileSync(join(root, 'run.json'), 'utf8')).children.find(
    (child: { name: string }) => child.name === name,
  )?.pid

const worker = (word: string) =>
  `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(join(root, 'done'))}, '${word}\\n')\nsetInterval(() => {}, 1_000)\n`
const done = () =>
  existsSync(join(root, 'done')) ? readFileSync(join(root, 'done'), 'utf8').split('\n') : []

test('the edge serves what was changed, keeps on while it is broken, and serves again once mended', {
  timeout: 60_000,
}, async () => {
  const port = await pickPort()
  write('edge/words.ts', "export const words: string = 'before'\n")
  write(
    'edge/main.ts',
    `import { createServer } from 'node:http'\nimport { words } from './words.ts'\ncreateServer((_, res) => res.end(words)).listen(${port}, '127.0.0.1')\n`,
  )
  const serves = async (words: string) =>
    (await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text())) === words
  const edge = run('edge', 'edge/main.ts')
  write('domain/job.ts', worker('first'))
  const other = run('worker', 'domain/job.ts')
  await until('the first words', () => serves('before'))
  await until('the first job', () => done().includes('first'))
  watch()

  const workersPid = pidOf('worker')
  replace('edge/words.ts', "export const words: string = 'after'\n")
  await until('the changed words', () => serves('after'))
  expect(printed).toContain('edge restarted: edge/words.ts')
  expect(pidOf('worker')).toBe(workersPid)

  const pid = pidOf('edge')
  write('edge/words.ts', "export const words: string =\nconst next = 'broken'\n")
  await until('the mistake', () => printed.includes(`${join(root, 'edge/words.ts')}:2`))
  expect(await serves('after')).toBe(true)
  expect(pidOf('edge')).toBe(pid)
  // A change elsewhere does not start what cannot start.
  write('edge/other.ts', 'export const other = 1\n')
  write('domain/job.ts', worker('second'))
  await until('the second job', () => done().includes('second'))
  expect(await serves('after')).toBe(true)
  expect(pidOf('edge')).toBe(pid)

  write('edge/words.ts', "export const words: string = 'mended'\n")
  await until('the mended words', () => serves('mended'))
  await Promise.all([edge.stop(1_000), other.stop(1_000)])
  expect(isRunning(pid)).toBe(false)
})

test('what only fails when it runs is told on the terminal, and started again by the next change', {
  timeout: 60_000,
}, async () => {
  write('domain/job.ts', "import { missing } from './rule.ts'\nmissing()\n")
  write('domain/rule.ts', 'export const other = 1\n')
  const child = run('worker', 'domain/job.ts')
  watch()
  await until('the crash', () => printed.includes('worker stopped (code 1)'))
  expect(printed).toMatch(/worker \| .*domain\/job\.ts:1/)
  expect(printed).toContain('worker | import { missing }')
  expect(printed.match(/worker stopped/g)).toHaveLength(1)
  write('domain/job.ts', worker('third'))
  await until('the job', () => done().includes('third'))
  await child.stop(1_000)
})

test('many files at once, also in new folders, are one restart', { timeout: 60_000 }, async () => {
  write('domain/job.ts', worker('start'))
  run('worker', 'domain/job.ts')
  await until('the first start', () => done().includes('start'))
  watch()
  for (let i = 0; i < 200; i++) write(`domain/noun-${i % 20}/file-${i}.ts`, `export const n = ${i}\n`)
  await until('a restart', () => printed.includes('worker restarted'))
  await until('the second start', () => done().filter((word) => word === 'start').length === 2)
  // A file that is saved without a change, a test and what an editor leaves are no reason.
  write('domain/noun-1/file.test.ts', 'broken (')
  write('domain/noun-1/.file.ts.swp', 'x')
  write('domain/job.ts', worker('end'))
  await until('the last start', () => done().includes('end'))
  expect(done().filter((word) => word === 'start')).toHaveLength(2)
})

test('a restart that fails is told and tried again by the next change, wherever that is', {
  timeout: 60_000,
}, async () => {
  write('domain/job.ts', worker('start'))
  write('edge/words.ts', 'export const words = 1\n')
  const child = run('worker', 'domain/job.ts')
  await until('the first start', () => done().includes('start'))
  const failing = vi.spyOn(child, 'restart').mockRejectedValueOnce(new Error('It would not leave.'))
  watch()
  write('domain/job.ts', worker('mended'))
  await until('the failure', () => printed.includes('It would not leave.'))
  expect(printed).not.toContain('worker restarted')
  // No file of the worker's own.
  write('edge/words.ts', 'export const words = 2\n')
  await until('the mended job', () => done().includes('mended'))
  await until('what is told of it', () => printed.includes('worker restarted'))
  // Once it has succeeded, it is due no more.
  write('edge/other.ts', 'export const other = 1\n')
  write('domain/rule.ts', 'export const rule = 1\n')
  await until('the next restart', () => /worker restarted: .*domain\/rule\.ts/.test(printed))
  expect(failing).toHaveBeenCalledTimes(3)
})

test('knows what is loaded', () => {
  expect(
    ['edge/main.ts', 'contract/i18n/messages/fr/edge.json', 'public/reader.js'].filter(isLoaded),
  ).toHaveLength(3)
  expect(
    ['edge/main.test.ts', 'edge/main.ts~', 'edge/.main.ts.swp', 'domain/notes.md'].filter(isLoaded),
  ).toEqual([])
})

test('reads what Node reads', () => {
  write('a.ts', 'enum Colour { Red }\n')
  expect(syntaxError(join(root, 'a.ts'))).toMatch(/a\.ts:1\n.*\n.*\n*.*not supported/s)
  write('a.json', '{"a": }')
  expect(syntaxError(join(root, 'a.json'))).toMatch(/a\.json\n/)
  write('a.ts', 'export const a: number = await 1\n')
  expect(syntaxError(join(root, 'a.ts'))).toBeUndefined()
  expect(syntaxError(join(root, 'absent.ts'))).toBeUndefined()
})

test.each([
  ['edge', 'edge/main.ts'],
  ['worker', 'bin/worker.ts'],
])('everything that the %s is made of is watched', (name, program) => {
  const seen = new Set([program])
  for (const path of seen)
    for (const { to, isType } of importsOf(path)) if (!isType && text.has(to)) seen.add(to)
  expect(seen.size).toBeGreaterThan(30)
  const watched = reloaded[name]!
  expect(
    [...seen].filter((path) => !watched.some((part) => path === part || path.startsWith(`${part}/`))),
  ).toEqual([])
})
