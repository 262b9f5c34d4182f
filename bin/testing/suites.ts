import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { toolEnv } from '../checks.ts'
import { tailOf } from '../log-file.ts'
import { projectRoot } from '../project.ts'
import { runTask } from '../task.ts'
import { step } from '../terminal.ts'
import { readPlaywrightReport } from './playwright-report.ts'
import { atLeastOneFailure, oneFailed, onePassed, type Tally } from './tally.ts'
import { readVitestReport } from './vitest-report.ts'

interface Suite {
  name: string
  program: string
  args: string[]
  env: Record<string, string>
  report: string
  read(text: string): Tally
}

/** `names`: only files whose path holds one of these; all without any. */
export function runVitest(more: Record<string, string>, names: readonly string[] = []): Promise<Tally> {
  const report = join(projectRoot, '.tmp', 'vitest.json')
  return run({
    name: 'vitest',
    program: 'vitest',
    args: ['run', ...names, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env: toolEnv(more),
    report,
    read: readVitestReport,
  })
}

export function runPlaywright(more: Record<string, string>, names: readonly string[] = []): Promise<Tally> {
  const report = join(projectRoot, '.tmp', 'playwright.json')
  return run({
    name: 'e2e',
    program: 'playwright',
    args: ['test', ...names, '--reporter=list,json'],
    env: toolEnv({ ...more, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    report,
    read: readPlaywrightReport,
  })
}

/** Load on the built site, and what it leaves in memory. */
export function runShortSoak(): Promise<Tally> {
  const logFile = join(projectRoot, '.tmp', 'short-soak.log')
  return step('soak', async () => {
    try {
      const args = [join(projectRoot, 'trials', 'short-soak.ts')]
      await runTask({ name: 'soak', program: process.execPath, args, env: toolEnv({}), logFile })
      return onePassed
    } catch {
      return oneFailed(`soak\n${tailOf(logFile, 30)}`)
    }
  })
}

async function run({ name, program, args, env, report, read }: Suite): Promise<Tally> {
  rmSync(report, { force: true })
  const logFile = join(projectRoot, '.tmp', `${name}.log`)
  let exitedWell = true
  const tally = await step(
    name,
    async () => {
      try {
        await runTask({
          name,
          program: join(projectRoot, 'node_modules', '.bin', program),
          args,
          env,
          logFile,
        })
      } catch {
        exitedWell = false
      }
      return existsSync(report)
        ? read(readFileSync(report, 'utf8'))
        : oneFailed(`${name}\nIt wrote no report.`)
    },
    ({ passed, failed, notRun }) =>
      `${passed} passed, ${failed} failed${notRun > 0 ? `, ${notRun} not run here` : ''}`,
  )
  return atLeastOneFailure(tally, exitedWell, `${name}\n${tailOf(logFile, 30)}`)
}
