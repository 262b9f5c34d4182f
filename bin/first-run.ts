import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Env } from '#lib/env.ts'
import { projectRoot } from './project.ts'
import { runTask } from './task.ts'
import { table } from './terminal.ts'

/** The demo newsroom, or, for a real site, the link that makes the first account. */
export async function fillNewSite({ seed, dataDir }: Env, childEnv: Record<string, string>): Promise<void> {
  const file = seed === 'demo' ? 'demo.ts' : 'setup-link.ts'
  const name = seed === 'demo' ? 'Filling the demo newsroom' : 'Making the set-up link'
  try {
    await runTask({ name, args: [join(projectRoot, 'seed', file)], env: childEnv })
  } catch (error) {
    const { bavail, bsize } = statfsSync(dataDir)
    const narrow = narrowness(bavail * bsize, dataDir)
    throw narrow === undefined ? error : new Error(`${(error as Error).message} ${narrow}`)
  }
}

/** What was half made is taken away again: the disk of a start that ran out of room has a little. */
const enoughRoom = 4 * 1024 * 1024

/** Pure: what to do about a disk that is full, or will be after one more picture; undefined when it has room. */
export function narrowness(free: number, dataDir: string): string | undefined {
  if (free >= enoughRoom) return undefined
  return `The disk that holds ${dataDir} is full. Free some space and start again: nothing is lost.`
}

const loginsSchema = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }))

export function demoLogins(dataDir: string): string[] {
  const file = join(dataDir, 'demo-logins.json')
  if (!existsSync(file)) return []
  const logins = loginsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!logins.success) return []
  return table(logins.data.map(({ role, email, password }) => [role, email, password]))
}
