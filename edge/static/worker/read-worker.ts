import { readFileSync } from 'node:fs'
import { browserFiles, closedPaths, comfort } from '#contract/addresses.ts'
import { addressesIn } from '#contract/public-addresses.ts'
import { workerPolicy } from '#edge/responses/security-headers.ts'
import { locales } from '#lib/locale.ts'
import { withoutComments } from '../comments.ts'
import { askAgain, type MadeFile } from '../static-files.ts'

const read = (name: string) => withoutComments(readFileSync(new URL(name, import.meta.url), 'utf8'))

/**
 * /sw.js, which keeps articles on readers' devices (decision 36). The build is in it: browsers take a worker whose text has
 * changed, and so every build's. Without one, the worker that ends the others.
 */
export function readWorker(build: string | undefined): MadeFile {
  return {
    path: browserFiles.worker,
    text: build === undefined ? read('farewell.js') : fill(read('worker.js'), build),
    type: 'text/javascript; charset=utf-8',
    cacheControl: askAgain,
    policy: workerPolicy,
  }
}

function fill(worker: string, build: string): string {
  // Of the origin, which the build's name may have, the worker knows: it is its own.
  const [name] = build.split(' ')
  return worker
    .replace('BUILD', name!.replace(/[^\w.-]/g, ''))
    .replace('LISTS', pattern(locales.map((locale) => addressesIn(locale).comfort.saved)))
    .replace('LIST', comfort.saved)
    .replace('CLOSED', pattern(closedPaths))
}

const pattern = (paths: readonly string[]): string => paths.join('|').replaceAll('/', '\\/')
