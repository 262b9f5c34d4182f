import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from '#db/embedded/account.ts'
import { isFree } from '#db/embedded/port.ts'
import { type Env, env as readEnv } from '#lib/env.ts'
import { loadSecretsFile, type Secrets } from '#platform/secrets.ts'
import { localAddress, untilAnswers } from './answers.ts'
import { buildSite, isBuilt } from './build-site.ts'
import { type Child, keepRunning } from './child.ts'
import { type DatabaseUrls, mayPass, openServer, prepare, type Server } from './database.ts'
import { dropRoot, giveFolders, takeFolders } from './drop-root.ts'
import { demoLogins, fillNewSite } from './first-run.ts'
import type { ChildPlan } from './launch.ts'
import { acquireLock, type Lock } from './lock.ts'
import { logPath, rotateLogs } from './log-file.ts'
import { whateverItTakes } from './persistence.ts'
import { projectRoot } from './project.ts'
import { startReadersFirst, thisRelease, untilServing } from './readers-first.ts'
import { reloadOnChange } from './reload.ts'
import { databaseName, remarks } from './remarks.ts'
import { endLeftovers, openRunRecord } from './run-record.ts'
import { type Mode, seedEnv, sitePlans } from './site-processes.ts'
import { edgeLimit, otherLimit, startSite } from './start-site.ts'
import { flushLines } from './stdout-log.ts'
import { onStopSignal } from './stop-signal.ts'
import { endTasks } from './task.ts'
import { complain, explain, leaveStdoutToLog, note, say, seconds, step } from './terminal.ts'

const pagesMeanwhile = 'Readers get the stored pages meanwhile; trying again.'
const mendIt = 'Waiting for it to be mended.'

/** Everything that was started, in the order it has to be stopped. */
interface Started {
  lock?: Lock
  edge?: Child
  others: Child[]
  server?: Server
}

/** Thrown through a start that somebody interrupted; not an error. */
class Interrupted extends Error {}

export async function supervise(mode: Mode): Promise<void> {
  const env = readEnv()
  if (env.logTo === 'stdout') leaveStdoutToLog()
  const started: Started = { others: [] }
  let starting: Promise<void> | undefined
  let stopping: Promise<void> | undefined
  const check = () => {
    if (stopping) throw new Interrupted()
  }
  const stop = (code: number) => {
    // What is half-way through starting must be known before it can be stopped.
    stopping ??= Promise.allSettled([starting])
      .then(() => stopAll(started))
      .then(() => flushLines())
      .then(() => process.exit(code))
    endTasks()
  }
  onStopSignal(
    () => {
      say('Stopping…')
      stop(0)
    },
    () => force(started),
  )
  process.on('uncaughtException', (error) => {
    complain(explain(error))
    stop(1)
  })
  starting = start(mode, env, started, check)
  try {
    await starting
  } catch (error) {
    if (!(error instanceof Interrupted) && !stopping) complain(`\n${explain(error)}`)
    stop(1)
  }
}

async function start(mode: Mode, env: Env, started: Started, check: () => void): Promise<void> {
  const report = (line: string) => say(`  ${line}`)
  const stopped = () => {
    check()
    return false
  }
  say(`Plein Jour${mode === 'dev' ? ' (development)' : ''}`)
  const waiting = () => report('Waiting for the previous one to stop…')
  started.lock = await acquireLock(env.dataDir, env.siteUrl, waiting, check)
  const left = await endLeftovers(env.dataDir)
  if (left.length > 0) report(`Ended what an interrupted run left behind: ${left.join(', ')}.`)
  await refuseTakenPort(env)
  const secrets = loadSecretsFile(env.secretsFile)
  rotateLogs(env.dataDir)
  check()

  if (mode === 'start' && !isBuilt()) {
    report('Building the site, once for this version…')
    mkdirSync(`${env.dataDir}/logs`, { recursive: true, mode: 0o700 })
    await step('build', () => buildSite(logPath(env.dataDir, 'build')))
    check()
  }

  setInterval(() => rotateLogs(env.dataDir), 60_000).unref()
  const record = await openRunRecord(env.dataDir)
  const account = chooseAccount(mode, env, report)
  const run = (plan: ChildPlan) => {
    const child = keepRunning(as(account, plan, env), env.dataDir, record)
    // A developer mends what does not start, and the others go on meanwhile.
    if (mode === 'dev') child.settled()
    if (plan.name === 'edge') started.edge = child
    else started.others.push(child)
    return child
  }
  const early = mode === 'start' ? startReadersFirst(env, secrets, record, run) : undefined
  if (early !== undefined) {
    await step('pages', () => untilServing(early, env, stopped))
    check()
  }
  const open = () => openDatabase(env, secrets, started, report, check)
  const urls = await (early === undefined
    ? open()
    : whateverItTakes(open, { check, mayPass, meanwhile: pagesMeanwhile }))
  const lastDatabase = record.database
  record.prepared(thisRelease(env.databaseUrl), databaseName(env.databaseUrl))
  const fillIfNew = async () => {
    if (urls.fresh) await fill(env, seedEnv(env, secrets, urls, mode, record.nextPort))
  }
  if (mode === 'start') await fillIfNew()
  // Pictures of the demo, written by us.
  if (urls.fresh && account) giveFolders(env.dataDir, account, true)
  check()

  const plans = sitePlans(env, secrets, urls, mode, record.nextPort)
  const persistence = { check, mayPass: () => true, meanwhile: pagesMeanwhile }
  const answers = () => ready(env, record.nextPort, stopped)
  const isReady = () =>
    mode === 'dev' ? whateverItTakes(answers, { ...persistence, meanwhile: mendIt }) : answers()
  // One that cannot start because of its code starts when that is mended.
  if (mode === 'dev') reloadOnChange(projectRoot, () => processesOf(started))
  await step('site', () => startSite(plans, early, urls, run, isReady, persistence))
  check()
  if (mode === 'dev') {
    if (urls.fresh) report(`${env.siteUrl} is up; what it shows is being made.`)
    // Nothing is stored in development: pages can be looked at while they fill.
    await fillIfNew()
    check()
  }
  const isDemo = urls.fresh ? env.seed === 'demo' : urls.demo
  // Emptied meanwhile: the accounts in it are gone.
  if (!isDemo) rmSync(join(env.dataDir, 'demo-logins.json'), { force: true })
  announce(env, isDemo, remarks(env, { isFilled: !urls.fresh, isDemo, lastDatabase }))
}

const processesOf = ({ edge, others }: Started) => (edge === undefined ? others : [edge, ...others])

/** In development everything runs as the developer, to whom the files belong. */
function chooseAccount(mode: Mode, env: Env, report: (line: string) => void): Account | undefined {
  if (mode === 'dev') takeFolders(env.dataDir)
  const dropped = mode === 'dev' ? undefined : dropRoot(env.dataDir, env.port)
  if (dropped === undefined || 'account' in dropped) return dropped?.account
  report(`The processes of the site run as root: ${dropped.stays}.`)
  return undefined
}

/** What Node compiles is kept where that user may write. */
function as(account: Account | undefined, plan: ChildPlan, { dataDir }: Env): ChildPlan {
  if (account === undefined) return plan
  return { ...plan, account, env: { ...plan.env, NODE_COMPILE_CACHE: join(dataDir, 'cache') } }
}

async function openDatabase(
  env: Env,
  secrets: Secrets,
  started: Started,
  report: (line: string) => void,
  check: () => void,
): Promise<DatabaseUrls> {
  return step(
    'database',
    async () => {
      started.server ??= await openServer(env, secrets, report)
      check()
      return prepare(started.server, env, secrets, report, check)
    },
    () => started.server?.remark ?? '',
  )
}

async function fill(env: Env, childEnv: Record<string, string>): Promise<void> {
  const name = env.seed === 'demo' ? 'newsroom' : 'set-up'
  await step(name, () => fillNewSite(env, childEnv))
}

async function ready(env: Env, nextPort: number, stopped: () => boolean): Promise<void> {
  const { host } = new URL(env.siteUrl)
  await untilAnswers(`http://127.0.0.1:${nextPort}/api/ready`, host, () => true, stopped)
  await untilAnswers(`${localAddress(env.host, env.port)}/readyz`, host, (status) => status === 200, stopped)
  // Next loads the code of a page when it is first asked for: on a busy machine that is longer than the edge lets a reader wait.
  for (const page of loadedFirst)
    await untilAnswers(`http://127.0.0.1:${nextPort}${page}`, host, () => true, stopped)
}

/** What readers and colleagues open first. */
const loadedFirst = ['/', '/connexion'] as const

async function refuseTakenPort(env: Env): Promise<void> {
  if (await isFree(env.port, env.host)) return
  throw new Error(
    `Plein Jour cannot listen on ${env.host}, port ${env.port}: another program does, or the address is not this machine's. Choose another with PORT or HOST, for example: PORT=${env.port + 1} npm start`,
  )
}

function announce(env: Env, isDemo: boolean, said: string[]): void {
  say()
  say(`  ${env.siteUrl}`)
  // Where a demo login is refused, nobody is told one.
  const logins = isDemo && !env.siteUrl.startsWith('https:') ? demoLogins(env.dataDir) : []
  if (logins.length > 0) say(`\n${logins.map((line) => `  ${line}`).join('\n')}`)
  for (const remark of said) say(`\n! ${remark.replaceAll('\n', '\n  ')}`)
  const begun = env.startedAt ?? performance.timeOrigin
  say(`\nReady in ${seconds(Date.now() - begun)}. Ctrl-C stops it.`)
}

/** Readers first, the database last. */
async function stopAll(started: Started): Promise<void> {
  try {
    started.lock?.stopping()
    await started.edge?.stop(edgeLimit)
    await Promise.all(started.others.map((child) => child.stop(otherLimit)))
    await started.server?.stop()
  } catch (error) {
    note(explain(error))
  } finally {
    started.lock?.release()
  }
}

/** Somebody insists: no more waiting. PostgreSQL is told to stop, and taken over by the next start if it lingers. */
function force(started: Started): void {
  complain('Ended without waiting.')
  endTasks()
  started.edge?.kill()
  for (const child of started.others) child.kill()
  void started.server?.stop()
  started.lock?.release()
  setTimeout(() => process.exit(1), 200)
}
