import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { env } from '#lib/env.ts'

/** Nothing takes an hour to arrive or to be processed. Milliseconds. */
const abandonedAfter = 3_600_000

/** Removes what interrupted uploads left. */
export async function removeUnfinishedUploads(): Promise<void> {
  const names = async (folder: string) =>
    (await readdir(folder).catch(() => [])).map((name) => join(folder, name))
  const staging = (await names(join(env().dataDir, 'media'))).filter((path) => basename(path).startsWith('.'))
  for (const path of [...staging, ...(await names(join(env().dataDir, 'uploads')))]) {
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs > abandonedAfter) await rm(path, { recursive: true, force: true })
  }
}
