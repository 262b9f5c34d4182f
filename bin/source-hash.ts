import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Everything `next build` reads of ours. Tests and what only the supervisor runs do not make a new build. */
const sources = [
  'app',
  'components',
  'contract',
  'db',
  'domain',
  'lib',
  'public',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'platform',
  'postcss.config.mjs',
  'tsconfig.json',
]
const outside = new Set(['db/embedded', 'db/migrations', 'db/seed'])

export function sourceHash(root: string): string {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => list(root, source))) {
    const content = readFileSync(join(root, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function list(root: string, path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full) || outside.has(path)) return []
  if (!statSync(full).isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => list(root, `${path}/${name}`))
}
