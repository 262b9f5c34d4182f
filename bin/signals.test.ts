import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isRunning, signal } from '#db/embedded/process.ts'
import { projectRoot } from './project.ts'
import { isStartedByNpm } from './starter.mjs'

/** The launcher and the scripts of package.json as they are, in front of a command that only says how it ended. */
const command = `
import { writeFileSync } from 'node:fs'
import { onStopSignal } from '../bin/stop-signal.ts'
const end = (how) => { writeFileSync('ended', how); process.exit(0) }
onStopSignal(() => setTimeout(end, 200, 'drained'), () => end('forced'))
writeFileSync('pid', String(process.pid))
setInterval(() => {}, 1000)
`

let folder: string
let children: ChildProcess[]
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'signals-')))
  children = []
  mkdirSync(join(folder, 'bin'))
  mkdirSync(join(folder, 'node_modules'))
  mkdirSync(join(folder, 'patches'))
  for (const name of ['plein-jour', 'starter', 'insist', 'holder', 'patches', 'node-flags'])
    copyFileSync(join(projectRoot, 'bin', `${name}.mjs`), join(folder, 'bin', `${name}.mjs`))
  copyFileSync(join(projectRoot, 'bin', 'stop-signal.ts'), join(folder, 'bin', 'stop-signal.ts'))
  copyFileSync(join(projectRoot, 'package.json'), join(folder, 'package.json'))
  for (const file of ['package-lock.json', 'node_modules/.package-lock.json'])
    writeFileSync(join(folder, file), '{"packages":{}}')
  mkdirSync(join(folder, 'bench'))
  for (const program of ['bin/start.ts', 'bin/dev.ts', 'bin/test.ts', 'bench/main.ts'])
    writeFileSync(join(folder, program), command)
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  if (existsSync(join(folder, 'pid'))) signal(pid(), 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const pid = () => Number(readFileSync(join(folder, 'pid'), 'utf8'))
type Given = Record<string, string | undefined>
const env = (more: Given): NodeJS.ProcessEnv => {
  const { npm_lifecycle_event: _, npm_package_name: __, ...rest } = process.env
  return { ...rest, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter), ...more }
}
async function run(program: string, args: string[], more: Given = {}): Promise<ChildProcess> {
  const child = spawn(program, args, { cwd: folder, env: env(more), stdio: 'ignore', detached: true })
  children.push(child)
  await vi.waitUntil(() => existsSync(join(folder, 'pid')) && pid() > 0, { timeout: 20_000 })
  return child
}
/** How the command ended, once it has. */
async function ending(): Promise<string> {
  const last = pid()
  await vi.waitUntil(() => !isRunning(last), { timeout: 15_000 })
  return existsSync(join(folder, 'ended')) ? readFileSync(join(folder, 'ended'), 'utf8') : 'cut short'
}
const childOf = (parent: number | undefined) =>
  Number(
    execFileSync('pgrep', ['-P', String(parent)], { encoding: 'utf8' })
      .trim()
      .split('\n')[0],
  )

const scripts = ['start', 'run dev', 'run bench', 'test']

test.each(scripts)('SIGTERM to npm alone: npm %s drains', { timeout: 40_000 }, async (script) => {
  const npm = await run('npm', script.split(' '))
  npm.kill('SIGTERM')
  expect(await ending()).toBe('drained')
})

test.each(scripts)('npm %s drains when npm is killed', { timeout: 40_000 }, async (script) => {
  const npm = await run('npm', script.split(' '))
  npm.kill('SIGKILL')
  expect(await ending()).toBe('drained')
})

test.each(['SIGTERM', 'SIGKILL', 'SIGHUP', 'SIGINT'] as const)(
  '%s to the launcher drains',
  { timeout: 40_000 },
  async (name) => {
    const launcher = await run(process.execPath, ['bin/plein-jour.mjs', 'start'])
    launcher.kill(name)
    expect(await ending()).toBe('drained')
  },
)

test('a shell between npm and us that does not make room is seen through', { timeout: 40_000 }, async () => {
  const script = `${process.execPath} bin/plein-jour.mjs start; true`
  const npm = await run(
    'node',
    [
      '-e',
      `require('child_process').spawn('sh', ['-c', ${JSON.stringify(script)}]); setInterval(() => {}, 1e3)`,
    ],
    {
      npm_lifecycle_event: 'start',
      npm_package_name: 'plein-jour',
    },
  )
  npm.kill('SIGKILL')
  expect(await ending()).toBe('drained')
})

test('who is put into the background by a shell that ends goes on', { timeout: 40_000 }, async () => {
  const script = `${process.execPath} bin/plein-jour.mjs start & while [ ! -e pid ]; do sleep 0.05; done`
  const shell = await run('sh', ['-c', script])
  await vi.waitUntil(() => shell.exitCode !== null, { timeout: 10_000 })
  const launcher = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid()}/status`, 'utf8'))?.[1])
  // Longer than it takes to notice that a starter is gone.
  const since = performance.now()
  await vi.waitUntil(() => performance.now() - since > 1_200, { timeout: 5_000 })
  expect(isRunning(pid())).toBe(true)
  process.kill(launcher, 'SIGTERM')
  expect(await ending()).toBe('drained')
})

test('nobody insists by being gone while we drain already', { timeout: 40_000 }, async () => {
  const npm = await run('npm', ['start'])
  const launcher = childOf(npm.pid)
  npm.kill('SIGTERM')
  npm.kill('SIGKILL')
  signal(launcher, 'SIGKILL')
  expect(await ending()).toBe('drained')
})

const mayMakeNamespaces =
  spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true'], { stdio: 'ignore' }).status === 0

describe.runIf(mayMakeNamespaces)('as the first process of a container', () => {
  test.each([
    ['npm', ['npm', 'start']],
    ['the launcher', [process.execPath, 'bin/plein-jour.mjs', 'start']],
  ] as const)('%s drains at SIGTERM', { timeout: 40_000 }, async (_, first) => {
    const outer = await run('unshare', ['--pid', '--fork', '--mount-proc', ...first])
    const ended = new Promise((resolve) => outer.once('exit', (code) => resolve(code)))
    process.kill(childOf(outer.pid), 'SIGTERM')
    expect(await ended).toBe(0)
    expect(readFileSync(join(folder, 'ended'), 'utf8')).toBe('drained')
  })

  test('the launcher makes room for who buries the dead', { timeout: 40_000 }, async () => {
    writeFileSync(
      join(folder, 'bin', 'start.ts'),
      // Leaves an orphan that dies at once: without somebody who collects it, it stays as a zombie.
      `import { spawn } from 'node:child_process'
       spawn('sh', ['-c', 'sleep 0.1 & echo $! > orphan']).once('exit', () => {})\n${command}`,
    )
    const outer = await run('unshare', [
      '--pid',
      '--fork',
      '--mount-proc',
      process.execPath,
      'bin/plein-jour.mjs',
      'start',
    ])
    const first = childOf(outer.pid)
    await vi.waitUntil(() => existsSync(join(folder, 'orphan')), { timeout: 10_000 })
    const zombies = () =>
      execFileSync('ps', ['-o', 'stat=', '--ppid', String(first)], { encoding: 'utf8' }).match(/^Z/gm) ?? []
    const children = () =>
      execFileSync('pgrep', ['-P', String(first)], { encoding: 'utf8' })
        .trim()
        .split('\n')
    await vi.waitUntil(() => children().length === 1 && zombies().length === 0, { timeout: 10_000 })
    process.kill(first, 'SIGTERM')
    await vi.waitUntil(() => outer.exitCode === 0, { timeout: 10_000 })
  })
})

test('npm is recognised by what it says of our own scripts', () => {
  expect(isStartedByNpm({ npm_lifecycle_event: 'start', npm_package_name: 'plein-jour' })).toBe(true)
  expect(isStartedByNpm({ npm_lifecycle_event: 'npx' })).toBe(true)
  expect(isStartedByNpm({ npm_lifecycle_event: 'serve', npm_package_name: 'my-server' })).toBe(false)
  expect(isStartedByNpm({})).toBe(false)
})
