import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Env } from '#lib/env.ts'
import { projectRoot } from './project.ts'
import { runTask } from './task.ts'
import { table } from './terminal.ts'

/** The demo newsroom, or, for a real site, the link that makes the first account. */
export async function fillNewSite(seed: Env['seed'], childEnv: Record<string, string>): Promise<void> {
  const file = seed === 'demo' ? 'demo.ts' : 'setup-link.ts'
  const name = seed === 'demo' ? 'Filling the demo newsroom' : 'Making the set-up link'
  await runTask({ name, args: [join(projectRoot, 'db', 'seed', file)], env: childEnv })
}

const loginsSchema = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }))

export function demoLogins(dataDir: string): string[] {
  const file = join(dataDir, 'demo-logins.json')
  if (!existsSync(file)) return []
  const logins = loginsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!logins.success) return []
  return table(logins.data.map(({ role, email, password }) => [role, email, password]))
}
