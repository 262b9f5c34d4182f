import { readdirSync, readFileSync, statSync } from 'node:fs'

/** The folders that hold our code. */
export const roots = [
  'app',
  'bench',
  'bin',
  'components',
  'contract',
  'db',
  'domain',
  'e2e',
  'edge',
  'lib',
  'platform',
  'seed',
  'testing',
  'tools',
  'trials',
]
export const isTest = (path: string) => /\.test\.tsx?$|^(e2e|testing)\/|^edge\/testing\//.test(path)

/** Every source file by its path, with its text. */
export const text = new Map(
  roots
    .filter((root) => statSync(root, { throwIfNoEntry: false }))
    .flatMap((root) => readdirSync(root, { recursive: true }).map((name) => `${root}/${name}`))
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && path !== 'lib/architecture.test.ts')
    .sort()
    .map((path) => [path, readFileSync(path, 'utf8')]),
)
export const sources = [...text.keys()]
export const code = sources.filter((path) => !isTest(path))

/** Without comments: a rule may be named in prose. */
export const codeOf = (path: string) => text.get(path)!.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

export const within = (folder: RegExp) => code.filter((path) => folder.test(path))
export const matching = (files: string[], pattern: RegExp) =>
  files.filter((path) => pattern.test(codeOf(path)))
