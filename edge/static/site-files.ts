import { join } from 'node:path'
import { speculationRules } from './speculation-rules.ts'
import { createStaticFiles, type StaticFiles } from './static-files.ts'
import { readWorker } from './worker/read-worker.ts'

/** What is served as it lies: `public/`, and the files of this build and of earlier ones. */
export function createSiteFiles({
  development,
  publicDir,
  dataDir,
  nextStaticDir,
  cache,
  offline = true,
}: {
  development: boolean
  publicDir: string
  dataDir: string
  nextStaticDir: string
  cache?: { build: string } | undefined
  /** Whether readers' devices may keep articles. */
  offline?: boolean | undefined
}): StaticFiles {
  // `next dev` serves its own, which change all the time: a worker that keeps pages would only be in the way.
  if (development) return createStaticFiles([], [readWorker(undefined)])
  return createStaticFiles(
    [
      { folder: publicDir, prefix: '/', hashed: false },
      // Of earlier builds (earlier-builds.ts); a name that is in both is the same file.
      { folder: join(dataDir, 'static'), prefix: '/_next/static/', hashed: true },
      { folder: nextStaticDir, prefix: '/_next/static/', hashed: true },
    ],
    [readWorker(offline ? (cache?.build ?? 'none') : undefined), speculationRules],
  )
}

export type SiteFiles = ReturnType<typeof createSiteFiles>
