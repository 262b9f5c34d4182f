import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inheritedEnv } from '#lib/env.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'stdout-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

/** A program in the place of the supervisor. */
const run = (script: string) =>
  spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: join(import.meta.dirname, '..'),
    env: {
      ...inheritedEnv(),
      LOG_TO: 'stdout',
      LOG_LEVEL: 'info',
      DATA_DIR: dataDir,
      PLEIN_JOUR_LOG: '',
    } as unknown as NodeJS.ProcessEnv,
  })

const sample = `
  const { logger } = await import('#lib/log.ts')
  logger('edge').info({ port: 3000 }, 'listening')
  console.error('somebody else’s words')
  process.exit(3)`

test('every line of a process and of ours is one of JSON on stdout, and people read stderr', async () => {
  const program = run(`
    const { keepRunning } = await import('#bin/child.ts')
    const { openRunRecord } = await import('#bin/run-record.ts')
    const { leaveStdoutToLog, note, say } = await import('#bin/terminal.ts')
    leaveStdoutToLog()
    say('Plein Jour')
    note('worker stopped')
    const { DATA_DIR, ...rest } = process.env
    const plan = { name: 'edge', args: ['--input-type=module', '--eval', ${JSON.stringify(sample)}], env: { DATA_DIR, ...rest }, logsToStdout: true }
    const child = keepRunning(plan, DATA_DIR, await openRunRecord(DATA_DIR))
    await child.failed.catch((error) => say(error.message))
    await child.stop(1_000)`)
  const [out, said, [code]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'exit'),
  ])
  expect([code, said]).toEqual([
    0,
    'Plein Jour\nedge stopped while starting (code 3). Its log has gone to stdout.\n',
  ])
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toContainEqual(expect.objectContaining({ name: 'supervisor', msg: 'worker stopped' }))
  expect(lines).toContainEqual(
    expect.objectContaining({ level: 'info', name: 'edge', port: 3000, msg: 'listening' }),
  )
  expect(lines).toContainEqual(expect.objectContaining({ level: 'error', source: 'edge' }))
  for (const line of lines)
    expect(line).toMatchObject({ level: expect.any(String), time: expect.any(String) })
  expect(existsSync(join(dataDir, 'logs'))).toBe(false)
})

test('a collector that stops for a while stops nobody, and every line is delivered or counted', async () => {
  const sent = 40_000
  const program = run(`
    // What a supervisor loads: it makes the pipe one that does not block.
    await import('#bin/terminal.ts')
    const { printLine, logLine, flushLines } = await import('#bin/stdout-log.ts')
    for (let i = 0; i < ${sent}; i++) printLine(logLine('edge', 'info', 'x'.repeat(100)))
    // The pipe is full by now, and we still have turns.
    setTimeout(() => process.stderr.write('alive'), 1)
    process.stdin.once('data', async () => {
      await flushLines(10_000)
      process.exit()
    })`)
  const [said] = await once(program.stderr, 'data')
  expect(String(said)).toBe('alive')
  const out = text(program.stdout)
  program.stdin.write('end')
  await once(program, 'exit')
  const lines = (await out)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; msg: string })
  const delivered = lines.filter(({ name }) => name === 'edge').length
  const announced = lines
    .filter(({ name }) => name === 'supervisor')
    .map(({ msg }) => Number(/^(\d+) lines were left out/.exec(msg)![1]))
  expect(delivered).toBeGreaterThan(1_000)
  expect(delivered).toBeLessThan(sent)
  expect(delivered + announced.reduce((all, n) => all + n, 0)).toBe(sent)
})
