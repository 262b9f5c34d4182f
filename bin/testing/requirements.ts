import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project.ts'
import { say, step } from '../terminal.ts'
import { aptInstall, canInstall, distribution, findProgram } from './apt.ts'
import { programs } from './postgres15.ts'
import { nothing, oneFailed, type Tally } from './tally.ts'

const logFile = join(projectRoot, '.tmp', 'apt.log')

/** The browser of the end-to-end tests. */
export async function needChromium(): Promise<Tally> {
  if (findProgram('chromium')) return nothing
  const problem = await tryInstall('chromium', () => findProgram('chromium') !== undefined)
  if (problem === undefined) return nothing
  return oneFailed(`Chromium\nThe browser tests need it, and it is not installed. ${problem}`)
}

/** Required on Debian 12, which packages it; elsewhere its tests are left out, and that is said. */
export async function needPostgres15(): Promise<Tally> {
  const found = () => existsSync(join(programs, 'postgres'))
  if (found()) return nothing
  const required = distribution() === 'debian 12'
  const problem = required ? await tryInstall('postgresql-15', found) : 'Debian 12 packages it.'
  if (problem === undefined) return nothing
  if (required) return oneFailed(`PostgreSQL 15\nThe database tests also run on it. ${problem}`)
  say('  PostgreSQL 15 is not installed: its tests are not run here.')
  return nothing
}

async function tryInstall(name: string, found: () => boolean): Promise<string | undefined> {
  if (!canInstall())
    return `Install it: apt-get install ${name} (as root; it is done here when root runs the tests).`
  try {
    await step(name, () => aptInstall(name, logFile))
  } catch (error) {
    return `It could not be installed: ${(error as Error).message}`
  }
  return found() ? undefined : `apt-get installed "${name}", but the program is not where it should be.`
}
