import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CrowdPlan, CrowdReport } from './crowd.ts'

const program = fileURLToPath(new URL('crowd.ts', import.meta.url))

/** A crowd that comes, stays for its time and reports. */
export async function runCrowd(plan: CrowdPlan): Promise<CrowdReport> {
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`The crowd ended with ${code}.`)
  return JSON.parse(said) as CrowdReport
}
