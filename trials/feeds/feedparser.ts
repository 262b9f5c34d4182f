import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Given, Verdict } from './given.ts'

/** Debian's own, which sees Debian's packages; another one may come first in PATH. */
const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'
const program = fileURLToPath(new URL('read_feeds.py', import.meta.url))

/** RSS and Atom, as thousands of programs in Python read them. */
export async function readByFeedparser(given: readonly Given[]): Promise<Verdict> {
  const { status } = spawnSync(python, ['-c', 'import feedparser'], { stdio: 'ignore' })
  if (status !== 0) return 'absent'
  const feeds = given.filter(({ kind }) => kind === 'rss' || kind === 'atom')
  const said = spawnSync(python, [program], {
    input: JSON.stringify(feeds),
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (said.status !== 0) throw new Error(said.stderr)
  return JSON.parse(said.stdout) as string[]
}
