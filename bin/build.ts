import { join } from 'node:path'
import { buildSite } from './build-site.ts'
import { projectRoot } from './project.ts'
import { complain, step } from './terminal.ts'

try {
  await step('build', () => buildSite(join(projectRoot, '.tmp', 'build.log')))
} catch (error) {
  complain((error as Error).message)
  process.exitCode = 1
}
