import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { roots } from '#testing/architecture/sources.ts'

/** What the documents name must exist: a reader who looks for it and finds nothing trusts no other sentence. */
const root = join(import.meta.dirname, '..')
const atTheTop = readdirSync(root).filter(
  (name) => name.endsWith('.md') || /\.(?:json|js|mjs|ts)$/.test(name),
)
const files = [...roots, 'docs', 'patches', 'public']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((path) => `${folder}/${path}`),
  )
  .concat(atTheTop)
const folders = new Set(files.flatMap((path) => ancestors(path)))
/** The history names what once was. */
const documents = files.filter((path) => /^(?:docs\/.*|[A-Z]+)\.md$/.test(path) && path !== 'CHANGELOG.md')
/** Names of Next's that we do without. */
const namedAsAbsent = ['loading.tsx']

function ancestors(path: string): string[] {
  const above = dirname(path)
  return above === '.' ? [] : [above, ...ancestors(above)]
}

const topLevel = new Set([...folders].filter((path) => !path.includes('/')))
const isOurs = (name: string) => topLevel.has(name.split('/')[0]!) && name.includes('/')
const isSource = (name: string) => /^[\w.*<>-]+\.(?:tsx?|mjs|md)$/.test(name)

/** `*` and `…` stand for a name, `{a,b}` for one of several. */
function pattern(name: string): RegExp {
  const source = name
    .replace(/[.+?^$()|[\]\\]/g, '\\$&')
    .replace(/\*\*/g, '.+')

    .replace(/\*|…/g, '[^/]+')
    .replace(/\{([^}]+)\}/g, (_, names: string) => `(?:${names.split(/,\s*/).join('|')})`)
  return new RegExp(`^(?:${source.replace(/\/$/, '')})$`)
}

/** Whether a file or folder has this path, or, for a name alone, whether one is called so. */
function exists(name: string): boolean {
  const wanted = pattern(name)
  const found = [...files, ...folders]
  return found.some(
    (path) => wanted.test(path) || (!name.includes('/') && wanted.test(path.split('/').at(-1)!)),
  )
}

/** Paths and names of sources in backticks, those in commands too. */
function namesIn(markdown: string): string[] {
  const quoted = [...markdown.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!)
  const blocks = [...markdown.matchAll(/^```[\s\S]*?^```/gm)].map((match) => match[0])
  const words = [...quoted, ...blocks].flatMap((code) => code.replace(/<[^>\n]+>/g, '*').split(/[\s"'=:;]+/))
  return [...new Set(words)].filter((word) => (isOurs(word) && !word.includes('//')) || isSource(word))
}

test.each(documents)('%s names files and folders that exist', (path) => {
  const markdown = readFileSync(join(root, path), 'utf8')
  expect(namesIn(markdown).filter((name) => !exists(name) && !namedAsAbsent.includes(name))).toEqual([])
  const links = [...markdown.matchAll(/\]\(([^)\s#]+)/g)].map((match) => match[1]!)
  const local = links.filter((link) => !/^[a-z]+:/.test(link))
  expect(local.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([])
})

test('a name that leads nowhere is found', () => {
  expect(namesIn('See `bin/gone.ts` and `gone.ts`, not `DATA_DIR/pages` or `GET /metrics`.')).toEqual([
    'bin/gone.ts',
    'gone.ts',
  ])
  expect(['bin/gone.ts', 'gone.ts', 'bin/*.gone', 'lib/gone/'].filter(exists)).toEqual([])
  expect(
    ['bin/start.ts', 'start.ts', 'domain/*/jobs.ts', 'app/(site)', 'bin/', 'domain/*/commands.ts'].filter(
      (name) => !exists(name),
    ),
  ).toEqual([])
  expect(namesIn('```\nnpx node bin/gone.ts --x\n```')).toEqual(['bin/gone.ts'])
  expect(documents.length).toBeGreaterThan(20)
})
