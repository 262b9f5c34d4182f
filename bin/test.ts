import { existsSync, globSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#db/embedded/start.ts'
import { buildSite, isBuilt } from './build-site.ts'
import { type Check, format, migrations, passes, types } from './checks.ts'
import { projectRoot } from './project.ts'
import { onStopSignal } from './stop-signal.ts'
import { endTasks } from './task.ts'
import { complain, say, seconds, step } from './terminal.ts'
import { programs, quickAndForgetful, startPostgres15 } from './testing/postgres15.ts'
import { needChromium, needPostgres15 } from './testing/requirements.ts'
import { runPlaywright, runShortSoak, runVitest } from './testing/suites.ts'
import { oneFailed, onePassed, sum, type Tally } from './testing/tally.ts'
import { makeTestFolder } from './testing/test-folder.ts'

/**
 * Everything CI runs, and nothing else. A step that fails does not hide what the later ones would say. With names,
 * `npm test -- typography journey`: only the test files whose path holds one of them.
 */
const names = process.argv.slice(2)

const stops: (() => Promise<void>)[] = []
let interrupted = false

onStopSignal(
  () => {
    interrupted = true
    endTasks()
  },
  () => process.exit(130),
)

const begun = Date.now()
const tallies: Tally[] = []
try {
  mkdirSync(join(projectRoot, '.tmp'), { recursive: true })
  if (names.length === 0) await runAll()
  else await runNamed()
} finally {
  for (const stop of stops.reverse()) await stop()
}

const all = sum(tallies)
for (const failure of all.failures.slice(0, 50))
  complain(`\n✗ ${failure.split('\n').slice(0, 30).join('\n  ')}`)
if (all.failures.length > 50) complain(`\n… and ${all.failures.length - 50} more`)
if (interrupted) {
  complain('\nInterrupted.')
  process.exitCode = 130
} else {
  say(`\nDone in ${seconds(Date.now() - begun)}.`)
  say(`${all.passed} passed, ${all.failed} failed`)
  process.exitCode = all.failed > 0 ? 1 : 0
}

async function runAll(): Promise<void> {
  await add(needChromium)
  await add(needPostgres15)
  await add(() => check(format))
  await add(() => check(types))
  await add(() => check(migrations))
  const databases = await openDatabases()
  await add(() => runVitest(databases))
  const isBuilt = await runBrowserTests(databases, [])
  if (isBuilt) await add(runShortSoak)
}

async function runNamed(): Promise<void> {
  const isNamed = (path: string) => names.some((name) => path.includes(name))
  const inBrowsers = readdirSync(join(projectRoot, 'e2e')).some(
    (file) => file.endsWith('.spec.ts') && isNamed(`e2e/${file}`),
  )
  const isUnit = globSync('**/*.test.{ts,tsx}', {
    cwd: projectRoot,
    exclude: (path) => ['node_modules', '.next', '.tmp', 'data'].includes(path),
  }).some(isNamed)
  if (!inBrowsers && !isUnit)
    return void tallies.push(oneFailed(`No test file is named ${names.join(' or ')}`))
  if (isUnit) {
    const databases = await openDatabases()
    await add(() => runVitest(databases, names))
  }
  if (inBrowsers) {
    await add(needChromium)
    await runBrowserTests({}, names)
  }
}

async function runBrowserTests(databases: Record<string, string>, only: readonly string[]): Promise<boolean> {
  const built = await add(build)
  await add(() =>
    built.failed === 0
      ? runPlaywright(databases, only)
      : oneFailed('e2e\nNot run: there is no build to test.'),
  )
  return built.failed === 0
}

async function add(work: () => Tally | Promise<Tally>): Promise<Tally> {
  if (interrupted) return oneFailed('Interrupted')
  const tally = await work()
  tallies.push(tally)
  return tally
}

async function check(one: Check): Promise<Tally> {
  return (await passes(one)) ? onePassed : oneFailed(`${one.name}\nWhat the tool says is above.`)
}

async function build(): Promise<Tally> {
  if (isBuilt()) return onePassed
  try {
    await step('build', () => buildSite(join(projectRoot, '.tmp', 'build.log')))
    return onePassed
  } catch (error) {
    return oneFailed((error as Error).message)
  }
}

/** Real servers for the database tests: the bundled one, and the oldest we promise to work with. */
async function openDatabases(): Promise<Record<string, string>> {
  const urls: Record<string, string> = {}
  const folder = makeTestFolder()
  stops.push(async () => rmSync(folder, { recursive: true, force: true }))
  const open = async (
    name: string,
    variable: string,
    start: () => Promise<{ url: string; stop(): Promise<void> }>,
  ) => {
    try {
      const server = await step(name, start)
      stops.push(server.stop)
      urls[variable] = server.url
    } catch (error) {
      tallies.push(oneFailed(`${name}\n${(error as Error).message}`))
    }
  }
  const options = {
    dataDir: join(folder, 'data'),
    password: 'only-for-tests',
    report: say,
    settings: quickAndForgetful,
  }
  await open('PostgreSQL', 'PLEIN_JOUR_TEST_ADMIN_URL', () => startEmbeddedPostgres(options))
  if (existsSync(join(programs, 'postgres'))) {
    await open('PostgreSQL 15', 'PLEIN_JOUR_TEST_PG15_URL', () => startPostgres15(join(folder, 'postgres15')))
  }
  return urls
}
