import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inheritedEnv } from '#lib/env.ts'
import { nextProgram, projectRoot } from './project.ts'
import { sourceHash } from './source-hash.ts'
import { runTask } from './task.ts'

const stampFile = join(projectRoot, '.next', 'plein-jour-source-hash')

/** A finished build of exactly these sources is there. */
export function isBuilt(hash = sourceHash(projectRoot)): boolean {
  if (!existsSync(join(projectRoot, '.next', 'BUILD_ID')) || !existsSync(stampFile)) return false
  return readFileSync(stampFile, 'utf8') === hash
}

/** Builds the site; the output is kept in a file and shown only when the build fails. */
export async function buildSite(logFile: string, hash = sourceHash(projectRoot)): Promise<void> {
  // Removed first: a build cut short must not pass for the old one.
  rmSync(stampFile, { force: true })
  mkdirSync(join(logFile, '..'), { recursive: true, mode: 0o700 })
  await runTask({
    name: 'The build',
    args: [nextProgram, 'build'],
    env: {
      ...inheritedEnv(),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      FORCE_COLOR: '0',
    },
    logFile,
  })
  writeFileSync(stampFile, hash)
}
