import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Product, runScript } from '#testing/product.ts'
import { atMost, type Result } from './result.ts'
import type { VisibilityTimes } from './visibility-times.ts'

const program = join(fileURLToPath(new URL('.', import.meta.url)), 'visibility-times.ts')

/** The slowest of all counts: a promise to an editor holds each time. */
export async function measureVisibility(site: Product, quick: boolean): Promise<Result[]> {
  const [approvals, withdrawals] = quick ? [5, 3] : [20, 10]
  const env = {
    DATA_DIR: site.dataDir,
    PLEIN_JOUR_APP_URL: site.ownerUrl(),
    PLEIN_JOUR_PUBLIC_URL: site.publicUrl(),
    LOG_LEVEL: 'warn',
  }
  const said = await runScript([program, site.origin, String(approvals), String(withdrawals)], env)
  const { approved, unpublished } = JSON.parse(said) as VisibilityTimes
  const line = (what: string, found: number[], limit: number): Result => ({
    what: `${what} (slowest of ${found.length})`,
    found: `${Math.max(...found).toFixed(0)} ms`,
    budget: `≤ ${limit} ms`,
    ...atMost(Math.max(...found), limit),
  })
  return [
    line('comment approved → in a reader’s page', approved, 1_000),
    line('article withdrawn → gone from its page, front, section, feed', unpublished, 2_000),
  ]
}
