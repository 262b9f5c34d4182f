import { fileURLToPath } from 'node:url'
import { stopOnSignal } from '#bin/stop-signal.ts'
import { say } from '#bin/terminal.ts'
import { pickPort } from '#db/embedded/port.ts'
import { type Product, type ProductSettings, product, removeSite } from './product.ts'

/**
 * Tries something on a new site in .tmp/NAME (embedded PostgreSQL, a free port, nothing of yours is touched), says PASS
 * or FAIL, and ends this process with the exit code that goes with it. A trial that throws, and a site that does not stop as
 * it should, have failed. After a failure the folder stays, with the logs of every process.
 */
export async function onOwnSite(
  name: string,
  trial: (site: Product) => Promise<boolean>,
  settings: ProductSettings = {},
): Promise<never> {
  const dataDir = fileURLToPath(new URL(`../.tmp/${name}`, import.meta.url))
  removeSite(dataDir)
  // Commands and audits that run in this process find the keys of this site.
  process.env.DATA_DIR = dataDir
  const site = product(dataDir, await pickPort(), settings)
  stopOnSignal(() => site.stop())
  let passed = false
  try {
    say(`Starting a site in ${dataDir}`)
    say(`Ready in ${(await site.start()).toFixed(1)} s at ${site.origin}`)
    process.env.PLEIN_JOUR_APP_URL = site.appUrl()
    process.env.PLEIN_JOUR_PUBLIC_URL = site.publicUrl()
    passed = await trial(site)
  } catch (error) {
    process.stderr.write(`${(error as Error).stack}\n`)
  } finally {
    const code = await site.stop()
    if (code !== 0) {
      passed = false
      process.stderr.write(`The site stopped with code ${code}.\n`)
    }
  }
  if (passed) removeSite(dataDir)
  say(passed ? 'PASS' : `FAIL (see ${dataDir}/logs)`)
  process.exit(passed ? 0 : 1)
}
