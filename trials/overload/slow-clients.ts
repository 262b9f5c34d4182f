import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Product, runScript } from '#testing/product.ts'
import { belowTheSite } from '../load/run-crowd.ts'
import type { LaggardPlan, LaggardReport } from '../load/slow-clients.ts'

const program = fileURLToPath(new URL('../load/slow-clients.ts', import.meta.url))

/** 1,700 people who take their time, for so many seconds. */
export async function dawdle(
  site: Product,
  wishes: Pick<LaggardPlan, 'seconds' | 'page' | 'picture'>,
): Promise<LaggardReport> {
  const plan: LaggardPlan = {
    port: site.port,
    host: new URL(site.origin).host,
    ...wishes,
    headers: 500,
    pages: 500,
    pictures: 500,
    forms: 150,
    uploads: 50,
  }
  return JSON.parse(await runScript([program, JSON.stringify(plan)], {}, belowTheSite)) as LaggardReport
}

/** A large picture where pictures lie; the edge asks nobody what is in it. */
export function hangPicture(dataDir: string): string {
  const token = randomBytes(18).toString('base64url')
  const folder = join(dataDir, 'media', token)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, '2000.jpg'), randomBytes(1024 * 1024))
  return `/media/${token}/2000.jpg`
}
