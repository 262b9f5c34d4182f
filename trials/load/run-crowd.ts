import { fileURLToPath } from 'node:url'
import { runScript } from '#testing/product.ts'
import type { CrowdPlan, CrowdReport } from './crowd.ts'

const program = fileURLToPath(new URL('crowd.ts', import.meta.url))

/** A crowd that comes, stays for its time and reports. */
export async function runCrowd(plan: CrowdPlan): Promise<CrowdReport> {
  return JSON.parse(await runScript([program, JSON.stringify(plan)], {})) as CrowdReport
}
