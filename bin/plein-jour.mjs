/**
 * What every npm script runs first, under whatever Node the machine has: installs what is missing, finds the
 * Node 24 that came with the packages, and hands over to the command's program. Imports nothing that has to be
 * installed.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import process, { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { ask, socketPath } from './holder.mjs'
import { insist } from './insist.mjs'
import { compileCache, frugal, quiet } from './node-flags.mjs'
import { applyPatches } from './patches.mjs'
import { onStarterGone } from './starter.mjs'

const startedAt = Date.now()
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const programs = {
  start: 'bin/start.ts',
  dev: 'bin/dev.ts',
  build: 'bin/build.ts',
  test: 'bin/test.ts',
  check: 'bin/check.ts',
  bench: 'bench/main.ts',
  search: 'bin/search.ts',
}
const [command, ...rest] = process.argv.slice(2)
const nodeMajor = Number(process.versions.node.split('.')[0])

if (!Object.hasOwn(programs, command ?? ''))
  fail(`Usage: node bin/plein-jour.mjs <${Object.keys(programs).join('|')}>`)
if (nodeMajor < 20) fail(`Plein Jour needs Node 20 or later to start; this is ${process.version}.`)

/** What runs for us at the moment: npm, then the command itself. */
let child
let askedBy
if (process.pid === 1) stepAside()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(name, () => passOn(name))
// Once: to a command that is stopping already it would be a second request.
onStarterGone(() => {
  if (askedBy === undefined) passOn('SIGTERM')
})

await installIfNeeded()
if (askedBy === undefined) handOver(findNodes())
else process.exitCode = codeOf(askedBy)

/**
 * The first process of a container has to collect the orphans of all others, which Node cannot: a shell can, and
 * passes signals on. Only newer Nodes can be replaced by it; older ones stay, and need `docker run --init`.
 */
function stepAside() {
  if (process.platform !== 'linux' || typeof process.execve !== 'function' || !existsSync('/bin/sh')) return
  const script = `"$@" <&0 & child=$!
trap 'kill -TERM $child' INT TERM HUP QUIT
wait $child; code=$?
while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
exit $code`
  process.execve(
    '/bin/sh',
    ['sh', '-c', script, 'sh', process.execPath, ...process.execArgv, ...process.argv.slice(1)],
    env,
  )
}

/** A terminal sends Ctrl-C to all of us; the other side takes two in the same moment for one. */
function passOn(name) {
  if (askedBy === undefined && child) insist(child)
  askedBy ??= name
  child?.kill(name)
}

function codeOf(signal) {
  return 128 + ({ SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1)
}

async function installIfNeeded() {
  const modules = join(root, 'node_modules')
  const stamp = join(modules, '.plein-jour-installed')
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lockText)
  for (const name of readdirSync(join(root, 'patches')).sort())
    hash.update(readFileSync(join(root, 'patches', name)))
  const wanted = hash.digest('hex')
  if (read(stamp) === wanted) return
  if (!matches(lockText, read(join(modules, '.package-lock.json')))) await install(modules)
  if (askedBy !== undefined) return
  try {
    await applyPatches(root)
  } catch (error) {
    fail(error.message)
  }
  try {
    writeFileSync(stamp, wanted)
  } catch {
    // A read-only node_modules that holds the right packages: the comparison is made again next time.
  }
}

/** Whether what npm says it installed is what the lock file asks for; somebody may have run `npm ci` by hand. */
function matches(lockText, installedText) {
  if (installedText === undefined) return false
  const wanted = JSON.parse(lockText).packages
  const installed = JSON.parse(installedText).packages
  const enoughWithoutDev = command === 'start' || command === 'build'
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    if (found) return found.version === entry.version && existsSync(join(root, path))
    return entry.optional || entry.devOptional || entry.peer || (entry.dev && enoughWithoutDev)
  })
}

async function install(modules) {
  await refuseUnderRunningSite()
  const place = existsSync(modules) ? modules : root
  try {
    accessSync(place, constants.W_OK)
  } catch {
    fail(`${place} is read-only, and packages have to be installed there. Run "npm ci" as its owner first.`)
  }
  process.stdout.write('Installing packages… ')
  const begun = Date.now()
  // NODE_ENV=production would leave out the tools that build and test.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=warn']
  const npm = env.npm_execpath?.endsWith('.js') ? [process.execPath, env.npm_execpath] : ['npm']
  const { problem, said } = await run(npm[0], [...npm.slice(1), ...args])
  if (askedBy !== undefined) return process.stdout.write('interrupted\n')
  if (problem !== undefined) {
    process.stdout.write('failed\n')
    process.stderr.write(said)
    fail(`"npm ci" failed${problem}.`)
  }
  process.stdout.write(`${((Date.now() - begun) / 1000).toFixed(1)} s\n`)
}

/** To its end, unless somebody wants us to stop. */
function run(program, args) {
  const running = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  child = running
  let said = ''
  const hear = (chunk) => {
    said = (said + chunk).slice(-64 * 1024)
  }
  running.stdout.on('data', hear)
  running.stderr.on('data', hear)
  return new Promise((resolve) => {
    running.once('error', (error) => resolve({ problem: `: ${error.message}`, said }))
    running.once('close', (code, signal) =>
      resolve({ problem: code === 0 ? undefined : ` (code ${code ?? signal})`, said }),
    )
  })
}

/** `npm ci` empties node_modules, which a running site still reads. */
async function refuseUnderRunningSite() {
  const dataDir = resolve(root, env.DATA_DIR || 'data')
  if (!existsSync(join(root, 'node_modules')) || !existsSync(dataDir)) return
  const place = socketPath(dataDir)
  const found = await ask(place.path)
  place.close()
  if (found === 'silent')
    fail(`Packages have to be installed, but Plein Jour is running with ${dataDir}. Stop it first.`)
  if (typeof found === 'object')
    fail(
      `Packages have to be installed, but Plein Jour is running at ${found.url} (pid ${found.pid}). Stop it first.`,
    )
}

/** Programs that may run the rest, best first. */
function findNodes() {
  const pinned = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  const found = existsSync(pinned) ? [pinned] : []
  if (nodeMajor >= 24) found.push(process.execPath)
  if (found.length === 0) {
    fail(
      `Plein Jour runs on Node 24. It comes with the packages on Linux (x64, arm64) unless npm omits optional ones; elsewhere install Node 24 yourself. This is ${process.version}.`,
    )
  }
  return found
}

function handOver([node, ...others]) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), env.PATH].filter(Boolean).join(delimiter)
  const flags = { start: frugal, dev: [...frugal, ...quiet] }[command] ?? []
  child = spawn(node, [...flags, join(root, programs[command]), ...rest], {
    cwd: root,
    env: {
      // Types are stripped once: the stripper alone takes 17 MB of each process.
      NODE_COMPILE_CACHE: compileCache(root),
      ...env,
      PATH: path,
      PLEIN_JOUR_STARTED: String(startedAt),
    },
    // The channel tells the other side when this process is killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  child.once('error', (error) => {
    // The system's words for "its loader is missing": a glibc program on Alpine.
    if (error.code === 'ENOENT' && others.length > 0) return handOver(others)
    fail(
      error.code === 'ENOENT'
        ? 'The Node 24 that comes with the packages needs glibc; on Alpine Linux install Node 24 yourself.'
        : `${node} could not be started: ${error.message}`,
    )
  })
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? codeOf(signal)
  })
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
