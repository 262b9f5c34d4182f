import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Given, Kind, Verdict } from './given.ts'

const schema = (name: string) => fileURLToPath(new URL(`${name}.rng`, import.meta.url))
/** RSS has no schema of its own: that it is well-formed is all that can be asked. */
const schemas: Partial<Record<Kind, string>> = {
  map: schema('sitemap'),
  index: schema('sitemap'),
  atom: schema('atom'),
}

/** Everything in XML, by the library that most programs read it with, which fetches nothing. */
export async function readByXmllint(given: readonly Given[]): Promise<Verdict> {
  if (spawnSync('xmllint', ['--version']).error) return 'absent'
  return given
    .filter(({ kind }) => kind !== 'json')
    .flatMap(({ path, kind, body }) => {
      const rules = schemas[kind]
      const args = ['--noout', '--nonet', ...(rules === undefined ? [] : ['--relaxng', rules]), '-']
      const { status, stderr } = spawnSync('xmllint', args, { input: body, encoding: 'utf8' })
      return status === 0 ? [] : [`${path}: ${stderr.split('\n')[0]}`]
    })
}
