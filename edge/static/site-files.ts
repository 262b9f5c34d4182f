import { join } from 'node:path'
import { createStaticFiles, type StaticFiles } from './static-files.ts'

/** What is served as it lies: `public/`, and the files of this build and of earlier ones. */
export function createSiteFiles({
  development,
  publicDir,
  dataDir,
  nextStaticDir,
}: {
  development: boolean
  publicDir: string
  dataDir: string
  nextStaticDir: string
}): StaticFiles {
  // `next dev` serves its own, which change all the time.
  if (development) return createStaticFiles([])
  return createStaticFiles([
    { folder: publicDir, prefix: '/', hashed: false },
    // Of earlier builds (earlier-builds.ts); a name that is in both is the same file.
    { folder: join(dataDir, 'static'), prefix: '/_next/static/', hashed: true },
    { folder: nextStaticDir, prefix: '/_next/static/', hashed: true },
  ])
}

export type SiteFiles = ReturnType<typeof createSiteFiles>
