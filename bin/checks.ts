import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { inheritedEnv } from '#lib/env.ts'
import { projectRoot } from './project.ts'
import { runTask } from './task.ts'
import { complain, step } from './terminal.ts'

export interface Check {
  name: string
  program: string
  args: string[]
}

export const format: Check = { name: 'format, lint', program: 'biome', args: ['ci', '--colors=off', '.'] }
export const types: Check = { name: 'types', program: 'tsc', args: ['--noEmit', '-p', '.'] }
/** Quick, and apart from the tests: it says the line of the migration and what to write instead. */
export const migrations: Check = {
  name: 'migrations',
  program: 'squawk',
  args: ['db/migrations/*.sql'],
}
export const architecture: Check = {
  name: 'architecture',
  program: 'vitest',
  args: ['run', 'lib/architecture.test.ts'],
}

/** Quiet when all is well; what the tool said when it is not. True when it passed. */
export async function passes({ name, program, args }: Check): Promise<boolean> {
  const folder = join(projectRoot, '.tmp')
  mkdirSync(folder, { recursive: true })
  try {
    await step(name, () =>
      runTask({
        name,
        program: join(projectRoot, 'node_modules', '.bin', program),
        args,
        env: toolEnv(),
        logFile: join(folder, `${program}.log`),
      }),
    )
    return true
  } catch (error) {
    complain((error as Error).message)
    return false
  }
}

/** Tools choose their own NODE_ENV, and write to files that nobody reads in colour. */
export function toolEnv(more: Record<string, string> = {}): Record<string, string> {
  const { NODE_ENV: _, FORCE_COLOR: __, ...rest } = inheritedEnv()
  return { ...rest, NO_COLOR: '1', ...more }
}
